// What the worker sends into a page where somebody types: it tells the worker of a login that was sent, and afterwards how the
// page looks, which shows whether the service took it. It takes values a person typed, from fields that the worker named user
// name or password, at the moment they are sent; codes it leaves alone. It puts nothing into the page.
import {Pace} from '../agent/pace.ts';
import type {Label} from '../recognise/classify.ts';
import {describe} from '../recognise/describe.ts';
import {sentLogin} from '../save/sent-login.ts';
import type {WatchAnswer, WatchMessage} from '../save/watch-messages.ts';
import {anyTyped, noteTyped, typedField, wasTyped} from './typed.ts';

const buttons = 'button, input[type=submit], input[type=image], input[type=button], [role=button]';
const lookAgain = 1_600; // milliseconds: that a page stays as it is, tells too

class Watcher {
  readonly #page = crypto.randomUUID();
  #said = '';
  #labels = new Map<Element, Label>(); // in the order of the page
  #isHeard = false; // the worker waits for what becomes of a login of this tab
  readonly #stop = new AbortController();
  readonly #pace = new Pace(() => void this.#tell());
  readonly #observer = new MutationObserver(() => this.#pace.changed());

  start(): void {
    const options = {capture: true, passive: true, signal: this.#stop.signal} as const;
    addEventListener(
      'input',
      (event) => {
        const field = typedField(event);
        if (field === undefined) return;
        noteTyped(field);
        if (!this.#labels.has(field)) this.#pace.within(0);
      },
      options,
    );
    // The ways to send a login: a form by itself, Enter, a button that only a script listens to. It is read before the
    // page's own listeners, which may empty it.
    addEventListener('submit', (event) => this.#send(event.target), options);
    addEventListener(
      'keydown',
      (event) => {
        const [field] = event.composedPath();
        if (event.isTrusted && event.key === 'Enter' && field instanceof Element && wasTyped(field)) this.#send(field);
      },
      options,
    );
    addEventListener(
      'click',
      (event) => {
        const [target] = event.composedPath();
        const button = target instanceof Element ? target.closest(buttons) : null;
        if (event.isTrusted && button !== null) this.#send(button);
      },
      options,
    );
    // Kept and shown again by the back button: another page as far as a login is concerned.
    addEventListener('pagehide', () => this.#end(), options);
    this.#listenOn();
  }

  // `by`: the form, its button or the field that Enter was pressed in.
  #send(by: EventTarget | null): void {
    if (!anyTyped()) return;
    const login = sentLogin(
      Array.from(this.#labels, ([field, label]) => {
        const isMeant = isAskedFor(label) && field instanceof HTMLInputElement && belongTogether(field, by);
        return {label, value: isMeant && field.isConnected ? field.value : '', typed: wasTyped(field)};
      }),
    );
    const said = JSON.stringify(login);
    if (login === null || said === this.#said) return;
    this.#said = said;
    void this.#say({kind: 'sent', page: this.#page, login}).then((answer) => {
      if (answer?.isHeard === true) this.#listenOn();
    });
  }

  #listenOn(): void {
    if (this.#isHeard || this.#stop.signal.aborted) return;
    this.#isHeard = true;
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'type', 'aria-hidden', 'aria-invalid'],
    });
    this.#pace.within(0);
  }

  async #tell(): Promise<void> {
    if (document.querySelector('body') === null) return;
    const {description, elements} = describe(document);
    const filled = elements.map((field) => field.value !== '');
    const answer = await this.#say({
      kind: 'page',
      page: {page: this.#page, description, filled, complains: complains()},
    });
    if (answer !== null)
      this.#labels = new Map(elements.map((field, index) => [field, answer.labels[index] ?? 'other']));
    if (answer?.isHeard === true) this.#pace.within(lookAgain);
    else {
      this.#isHeard = false;
      this.#observer.disconnect();
    }
  }

  async #say(message: WatchMessage): Promise<WatchAnswer> {
    try {
      return await chrome.runtime.sendMessage<WatchMessage, WatchAnswer>(message);
    } catch {
      return null; // the extension was removed or updated, or the page is going
    }
  }

  #end(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#pace.stop();
    globalThis.latchkeyWatcher = undefined;
  }
}

function complains(): boolean {
  return Array.from(document.querySelectorAll('[role=alert], [aria-invalid=true]')).some(
    (one) => one.checkVisibility() && (one instanceof HTMLInputElement || one.textContent.trim() !== ''),
  );
}

// A field of a form goes with that form only; one without a form with whatever was pressed.
function belongTogether(field: HTMLInputElement, by: EventTarget | null): boolean {
  const form = field.form;
  if (form === null || by === form) return true;
  return by instanceof Element && (by.closest('form') === form || ('form' in by && by.form === form));
}

function isAskedFor(label: Label): boolean {
  return label === 'password' || label === 'new-password' || label === 'username' || label === 'email';
}

if (globalThis.latchkeyWatcher === undefined && window.top === window) {
  const watcher = new Watcher();
  globalThis.latchkeyWatcher = watcher;
  watcher.start();
}
