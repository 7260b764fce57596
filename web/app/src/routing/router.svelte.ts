// Where we are. Links are plain <a href>; presses on them are caught once, so that a new tab, a bookmark and the back button
// keep working as anywhere else.
import {parseRoute, type Route} from './routes.ts';

export class Router {
  route = $state.raw<Route>({name: 'start'});
  readonly #stop = new AbortController();

  constructor() {
    this.route = parseRoute(location);
    const {signal} = this.#stop;
    addEventListener('popstate', () => this.#read(), {signal});
    addEventListener('hashchange', () => this.#read(), {signal});
    document.addEventListener('click', (event) => this.#follow(event), {signal});
  }

  go(href: string, how: 'push' | 'replace' = 'push') {
    if (how === 'push') history.pushState(null, '', href);
    else history.replaceState(null, '', href);
    const before = this.route;
    this.#read();
    if (how === 'push' && before !== this.route) scrollTo(0, 0);
  }

  // The secret of a link stays in memory only: not in the address bar, the history or what a browser syncs of it.
  forgetFragment() {
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }

  stop() {
    this.#stop.abort();
  }

  #read() {
    this.route = parseRoute(location);
  }

  #follow(event: MouseEvent) {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element | null)?.closest('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (parseRoute(link).name !== 'workspace') return;
    event.preventDefault();
    this.go(link.href);
  }
}
