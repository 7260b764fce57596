// What runs in a page while a log-in is under way, in the browser's isolated world and in the top frame only. It describes
// the page, and fills what the worker tells it to. It listens to nothing the page says or does: no event of the page starts
// a fill, and there is nothing of ours in the page to be clicked.
import {agentPort, type FillOutcome, type FromAgent, type ToAgent} from '../messages/messages.ts';
import {isCovered} from '../recognise/covered.ts';
import {describe, type Described} from '../recognise/describe.ts';
import {sightOf, type Sight} from '../recognise/visible.ts';
import {Pace} from './pace.ts';
import {submitAfter} from './submit.ts';
import {write} from './write.ts';

declare global {
  // In the isolated world, where the page cannot see it. Injected twice, the agent runs once.
  var latchkeyAgent: true | undefined;
}

const aliveEvery = 20_000; // a worker with nothing to do is stopped after 30 s, and would miss the code it waits for
const reconnects = 30;

class Agent {
  readonly #page = crypto.randomUUID();
  #version = 0;
  #withText = false;
  #described: Described | null = null;
  #said = '';
  #port: chrome.runtime.Port | null = null;
  #left = reconnects;
  readonly #stop = new AbortController();
  readonly #pace = new Pace(() => this.#describe());
  readonly #observer = new MutationObserver(() => this.#pace.changed());

  start(): void {
    this.#connect();
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'disabled', 'type', 'aria-hidden'],
    });
    const alive = setInterval(() => {
      this.#post({kind: 'alive'});
      this.#pace.within(0);
    }, aliveEvery);
    this.#stop.signal.addEventListener('abort', () => clearInterval(alive));
    // Kept and shown again by the back button: another document as far as a log-in is concerned.
    addEventListener('pagehide', () => this.#end(), {signal: this.#stop.signal});
  }

  #connect(): void {
    let port: chrome.runtime.Port;
    try {
      port = chrome.runtime.connect({name: agentPort});
    } catch {
      this.#end(); // the extension was removed or updated
      return;
    }
    this.#port = port;
    port.onMessage.addListener((message: ToAgent) => void this.#told(message));
    port.onDisconnect.addListener(() => {
      if (this.#stop.signal.aborted || this.#left-- <= 0) {
        this.#end();
        return;
      }
      // The worker was stopped; connecting starts it again, and it knows where the log-in stands.
      setTimeout(() => {
        if (!this.#stop.signal.aborted) this.#connect();
      }, 300);
    });
    this.#said = '';
    this.#describe();
    this.#again(2500);
  }

  // Said again though nothing changed: that a page stays as it is, tells too.
  #again(...waits: number[]): void {
    for (const wait of waits)
      setTimeout(() => {
        this.#said = '';
        this.#pace.within(0);
      }, wait);
  }

  async #told(message: ToAgent): Promise<void> {
    switch (message.kind) {
      case 'describe':
        this.#withText ||= message.withText;
        this.#said = '';
        this.#describe();
        return;
      case 'end':
        this.#end();
        return;
      case 'fill': {
        const outcome = await this.#fill(message);
        this.#post({kind: 'filled', page: this.#page, version: message.version, outcome});
        // Some pages answer without a change that can be seen; ask again when the answer is due.
        this.#again(1000, 2500, 8500);
      }
    }
  }

  #describe(): void {
    if (this.#stop.signal.aborted || document.querySelector('body') === null) return;
    const described = describe(document, this.#withText);
    const said = JSON.stringify(described.description);
    const sameFields =
      this.#described?.elements.length === described.elements.length &&
      described.elements.every((element, index) => element === this.#described?.elements[index]);
    if (said === this.#said && sameFields) return;
    this.#described = described;
    this.#said = said;
    // A version is a list of fields: what is said of the same ones anew does not make an order for them stale.
    if (!sameFields) this.#version++;
    this.#post({kind: 'page', page: this.#page, version: this.#version, description: described.description});
  }

  async #fill(order: Extract<ToAgent, {kind: 'fill'}>): Promise<FillOutcome> {
    const described = this.#described;
    if (
      described === null ||
      order.page !== this.#page ||
      order.version !== this.#version ||
      order.origin !== location.origin ||
      window.top !== window
    )
      return {kind: 'stale'};
    const targets: {index: number; value: string; element: HTMLInputElement; seenAs: Sight}[] = [];
    for (const {index, value} of order.values) {
      const element = described.elements[index];
      const seenAs = described.description.fields[index]?.sight;
      if (!(element instanceof HTMLInputElement) || seenAs === undefined) return {kind: 'stale'};
      targets.push({index, value, element, seenAs});
    }
    // What was seen when it was described must still be there to be seen, now and before each value.
    for (const {element, seenAs} of targets) {
      const sight = sightNow(element, seenAs);
      if (sight !== 'seen') return {kind: sight};
    }
    for (const {index, element, value, seenAs} of targets) {
      if (sightNow(element, seenAs) !== 'seen' || !(await write(element, value))) return {kind: 'not-taken', index};
    }
    const last = targets.at(-1)?.element;
    if (order.submit && last !== undefined) await submitAfter(last);
    return {kind: 'filled'};
  }

  #post(message: FromAgent): void {
    try {
      this.#port?.postMessage(message);
    } catch {
      // Disconnected; what has to be said is said again after reconnecting.
    }
  }

  #end(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#pace.stop();
    this.#port?.disconnect();
    this.#described = null;
    globalThis.latchkeyAgent = undefined;
  }
}

function sightNow(element: HTMLInputElement, seenAs: Sight): 'seen' | 'covered' | 'stale' {
  if (!element.isConnected) return 'stale';
  const sight = sightOf(element, new Map());
  if (sight === 'hidden' || sight === 'faded') return 'stale';
  // A code's field over boxes that the page draws was so from the beginning; nothing else may become so.
  if (sight === 'transparent') return seenAs === 'transparent' ? 'seen' : 'stale';
  if (isCovered(element) === undefined)
    element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
  return isCovered(element) === false ? 'seen' : 'covered';
}

if (globalThis.latchkeyAgent === undefined && window.top === window) {
  globalThis.latchkeyAgent = true;
  new Agent().start();
}
