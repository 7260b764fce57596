// The popup's line to the worker, which holds all there is to know. A worker that was stopped is started by connecting.
import {
  popupPort,
  type Answer,
  type CodeView,
  type FromPopup,
  type Request,
  type ToPopup,
  type View,
} from '../messages/messages.ts';

class WorkerLine {
  view = $state<View>({kind: 'starting'});
  codes = $state<Record<string, CodeView>>({});
  #port: chrome.runtime.Port | null = null;
  #watched: string[] = [];

  constructor() {
    this.#connect();
  }

  ask(request: Request): Promise<Answer> {
    return chrome.runtime.sendMessage(request);
  }

  watchCodes(accounts: string[]): void {
    if (accounts.join() === this.#watched.join()) return;
    this.#watched = accounts;
    this.#say({kind: 'watch-codes', accounts});
  }

  #connect(): void {
    const port = chrome.runtime.connect({name: popupPort});
    this.#port = port;
    port.onMessage.addListener((message: ToPopup) => {
      if (message.kind === 'view') this.view = message.view;
      else this.codes = message.codes;
    });
    port.onDisconnect.addListener(() => setTimeout(() => this.#connect(), 200));
    if (this.#watched.length > 0) this.#say({kind: 'watch-codes', accounts: this.#watched});
  }

  #say(message: FromPopup): void {
    this.#port?.postMessage(message);
  }
}

export const worker = new WorkerLine();
