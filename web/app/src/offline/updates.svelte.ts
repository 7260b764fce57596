// Registers the service worker and tells when it has fetched a new build. That one waits: it takes over when somebody presses
// Update, and then only once nothing is half-typed, because taking over reloads the page.
import {toast} from '../parts/toasts.svelte.ts';
import {isHalfTyped, watchTyping} from './typing.ts';

const askAgainAfter = 3_600_000;

class Updates {
  ready = $state(false);
  #registration: ServiceWorkerRegistration | undefined;
  #wanted = false;

  async start(): Promise<void> {
    // Missing on a page that is not secure, and in some private windows.
    const workers = (navigator as Partial<Navigator>).serviceWorker;
    if (!workers) return;
    watchTyping();
    workers.addEventListener('controllerchange', () => this.#takenOver());
    try {
      const registration = await workers.register('/sw.js', {updateViaCache: 'none'});
      this.#registration = registration;
      this.#look(registration);
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', () => this.#look(registration));
      });
      // An installed app scans without a connection from the first.
      const keepReader = () => void workers.ready.then(({active}) => active?.postMessage('keep the reader'));
      addEventListener('appinstalled', keepReader);
      if (matchMedia('(display-mode: standalone)').matches) keepReader();
      const ask = () => void registration.update().catch(() => undefined); // without a connection there is no news
      setInterval(ask, askAgainAfter);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') ask();
      });
    } catch {
      // Storage is forbidden or full. The app works, and does not open without a connection.
    }
  }

  apply(): void {
    this.#wanted = true;
    if (isHalfTyped()) toast.success('Latchkey updates as soon as what you are typing is saved or closed.');
    this.#whenNothingIsTyped(() => this.#registration?.waiting?.postMessage('take over'));
  }

  // A first worker has nobody to wait for; only one beside a running one is an update.
  #look(registration: ServiceWorkerRegistration): void {
    this.ready = registration.waiting !== null && registration.active !== null;
  }

  // Here by our own press, or by another tab's: then this page is of the build before, and what it may still need of that
  // stays kept until it has reloaded.
  #takenOver(): void {
    if (!this.ready && !this.#wanted) return;
    this.#whenNothingIsTyped(() => location.reload());
  }

  #whenNothingIsTyped(act: () => void): void {
    if (!isHalfTyped()) act();
    else setTimeout(() => this.#whenNothingIsTyped(act), 500);
  }
}

export const updates = new Updates();
