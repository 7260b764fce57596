// The popups that are open: each is sent the whole view when something changes, and the codes it watches each second.
import type {AccountId} from '@latchkey/client';
import type {CodeView, FromPopup, ToPopup} from '../messages/messages.ts';
import type {Connecting} from './connecting.ts';
import type {Connection} from './connection.ts';
import type {LogIns} from './log-ins.ts';
import type {Saves} from './saves.ts';
import {noCodeSentence} from './sentences.ts';
import {viewOf} from './views.ts';

const together = 20; // milliseconds: several things change at once, and one view shows them all

export class Popups {
  readonly #open = new Map<chrome.runtime.Port, () => void>(); // with what stops watching codes for each
  readonly #connection: Connection;
  readonly #connecting: Connecting;
  readonly #logIns: LogIns;
  readonly #saves: Saves;
  #publishing = false;

  constructor(connection: Connection, connecting: Connecting, logIns: LogIns, saves: Saves) {
    this.#connection = connection;
    this.#connecting = connecting;
    this.#logIns = logIns;
    this.#saves = saves;
  }

  add(port: chrome.runtime.Port, restored: Promise<void>): void {
    this.#open.set(port, () => undefined);
    port.onDisconnect.addListener(() => {
      this.#open.get(port)?.();
      this.#open.delete(port);
    });
    port.onMessage.addListener((message: FromPopup) => void restored.then(() => this.#watch(port, message.accounts)));
    void restored.then(() => this.publish());
  }

  publish(): void {
    if (this.#publishing || this.#open.size === 0) return;
    this.#publishing = true;
    setTimeout(() => {
      this.#publishing = false;
      void viewOf(this.#connection, this.#connecting, this.#logIns.view(), this.#saves).then((view) => {
        for (const port of this.#open.keys()) this.#send(port, {kind: 'view', view});
      });
    }, together);
  }

  #watch(port: chrome.runtime.Port, accounts: string[]): void {
    this.#open.get(port)?.();
    const {session} = this.#connection;
    if (session === null || !this.#open.has(port)) return;
    const codes: Record<string, CodeView> = {};
    const stops = accounts.map((id) =>
      session.codes.watch(id as AccountId, 'current').subscribe((code) => {
        if (code.kind === 'code')
          codes[id] = {kind: 'code', code: code.code, secondsLeft: code.secondsLeft, period: code.period};
        else if (code.kind === 'counter') codes[id] = {kind: 'counter', code: code.code};
        else codes[id] = {kind: 'none', why: code.kind === 'loading' ? '' : noCodeSentence(code.kind)};
        this.#send(port, {kind: 'codes', codes});
      }),
    );
    this.#open.set(port, () => {
      for (const stop of stops) stop();
    });
  }

  #send(port: chrome.runtime.Port, message: ToPopup): void {
    try {
      port.postMessage(message);
    } catch {
      this.#open.delete(port); // closed between two messages
    }
  }
}
