// The line to the agent in the page of the log-in under way. Which tab, frame and address it speaks from is the browser's
// word, and is all that is believed of it.
import type {FromAgent, ToAgent} from '../messages/messages.ts';
import {agentPort} from '../messages/messages.ts';
import type {PageReport} from '../login/login.ts';
import {classify, wantsText} from '../recognise/classify.ts';
import {fillableOrigin} from '../sites/origins.ts';

export type Speaker = {tab: number; origin: string | undefined};

// Undefined: not an agent of ours in the top frame of a page that is shown.
export function speakerOf({name, sender}: chrome.runtime.Port): Speaker | undefined {
  const tab = sender?.tab?.id;
  const isActive = sender?.documentLifecycle === undefined || sender.documentLifecycle === 'active';
  if (name !== agentPort || sender?.id !== chrome.runtime.id || sender.frameId !== 0 || tab === undefined || !isActive)
    return undefined;
  return {tab, origin: fillableOrigin(sender.url ?? '')};
}

export class AgentLine {
  report: PageReport | null = null;
  readonly origin: string;
  readonly #port: chrome.runtime.Port;
  readonly #since = Date.now();
  #isOpen = true;

  constructor(port: chrome.runtime.Port, origin: string, heard: (message: FromAgent) => void, gone: () => void) {
    this.#port = port;
    this.origin = origin;
    port.onDisconnect.addListener(() => {
      this.#isOpen = false;
      gone();
    });
    port.onMessage.addListener((message: FromAgent) => {
      if (!this.#isOpen) return;
      if (message.kind === 'page') {
        if (wantsText(message.description)) {
          this.report = null;
          this.#send({kind: 'describe', withText: true});
          return;
        }
        this.report = {
          page: message.page,
          version: message.version,
          description: message.description,
          classification: classify(message.description),
          shownFor: Date.now() - this.#since,
        };
      }
      heard(message);
    });
  }

  describe(): void {
    this.#send({kind: 'describe', withText: false});
  }

  fill({page, version}: PageReport, values: {index: number; value: string}[]): void {
    this.#send({kind: 'fill', origin: this.origin, page, version, values, submit: true});
  }

  end(): void {
    this.#send({kind: 'end'});
    this.#isOpen = false;
  }

  drop(): void {
    this.#isOpen = false;
    this.#port.disconnect();
  }

  #send(message: ToAgent): void {
    if (!this.#isOpen) return;
    try {
      this.#port.postMessage(message);
    } catch {
      this.#isOpen = false; // closed between two messages
    }
  }
}
