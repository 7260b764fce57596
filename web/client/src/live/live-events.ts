// The event socket: says hello with where we stand, hands on what happened since and what happens, and comes back by itself
// after a pause that grows. It knows frames, not what they mean.
import {parseEvent, parseJson, type Event} from '../api/answers.ts';
import {MalformedAnswer} from '../api/parse.ts';
import type {Connection} from '../interface/session.ts';
import type {WorkspaceId} from '../ids.ts';
import type {Platform, Socket} from '../platform.ts';
import {Store} from '../store.ts';

const firstPause = 500;
const longestPause = 60_000;
const helloDeadline = 15_000; // until the server's `ready` or `resync`
const silenceDeadline = 75_000; // browsers hide pings; without any frame we look whether the socket still answers

export type LiveEventsOptions = {
  workspace: WorkspaceId;
  token: () => string | null;
  cursor: () => number | null;
  onEvent: (event: Event) => void;
  onConnected: () => void; // the socket answered: what was missed is told by events, what failed may be tried again
};

export class LiveEvents {
  readonly state = new Store<Connection>({kind: 'connecting'});
  readonly #platform: Platform;
  readonly #options: LiveEventsOptions;
  #socket: Socket | null = null;
  #cancel: () => void = () => undefined;
  #pause = firstPause;
  #stopped = true;
  #deafen: () => void = () => undefined;

  constructor(platform: Platform, options: LiveEventsOptions) {
    this.#platform = platform;
    this.#options = options;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#deafen = this.#platform.onNetwork?.((online) => this.#network(online)) ?? (() => undefined);
    this.#connect();
  }

  // Now rather than at the end of the pause: the machine says it has a network again, or somebody pressed Retry.
  retry(): void {
    if (this.#stopped || this.state.value.kind !== 'offline') return;
    this.#pause = firstPause;
    this.state.set({kind: 'connecting'});
    this.#connect();
  }

  stop(connection: Connection): void {
    this.#stopped = true;
    this.#deafen();
    this.#cancel();
    this.#release()?.close();
    this.state.set(connection);
  }

  // The machine's word counts against us only: that it has a network does not mean the server is reached.
  #network(online: boolean): void {
    if (online) this.retry();
    else if (this.#socket !== null) this.#lost(this.#socket);
  }

  #connect(): void {
    this.#cancel();
    this.#release()?.close();
    const token = this.#options.token();
    if (token === null) return;
    if (this.state.value.kind !== 'offline') this.state.set({kind: 'connecting'});
    const url = `${this.#platform.origin.replace(/^http/, 'ws')}/api/v1/events`;
    const socket = this.#platform.webSocket(url, 'latchkey.v1');
    this.#socket = socket;
    this.#cancel = this.#platform.timers.after(helloDeadline, () => this.#lost(socket));
    socket.onopen = () => {
      const {workspace, cursor} = this.#options;
      socket.send(JSON.stringify({workspace, token, cursor: cursor()}));
    };
    socket.onmessage = ({data}) => this.#frame(socket, data);
    socket.onclose = () => this.#lost(socket);
    socket.onerror = () => this.#lost(socket);
  }

  #frame(socket: Socket, data: unknown): void {
    if (socket !== this.#socket) return;
    try {
      const event = typeof data === 'string' ? parseEvent(parseJson(data), '') : undefined;
      if (event === undefined) return;
      if (event.type === 'ready' || event.type === 'resync') {
        this.#pause = firstPause;
        this.state.set({kind: 'live'});
        this.#watchSilence(socket);
      }
      this.#options.onEvent(event);
      // Not while hello is unanswered: its deadline stays.
      if (this.state.value.kind === 'live') this.#watchSilence(socket);
      if (event.type === 'ready' || event.type === 'resync') this.#options.onConnected();
    } catch (error) {
      if (!(error instanceof MalformedAnswer)) throw error;
      this.#lost(socket); // a frame we cannot read: begin again from the last cursor rather than guess
    }
  }

  // A socket that died without a word (a closed laptop, a lost Wi-Fi) looks open for minutes. Closing one that is alive
  // costs a reconnect that misses nothing.
  #watchSilence(socket: Socket): void {
    this.#cancel();
    this.#cancel = this.#platform.timers.after(silenceDeadline, () => {
      this.#pause = firstPause;
      this.#lost(socket, 0);
    });
  }

  #lost(socket: Socket, pause?: number): void {
    if (socket !== this.#socket) return;
    this.#cancel();
    this.#release()?.close();
    if (this.#stopped) return;
    // Full jitter: a thousand clients of a restarted server come back spread out.
    const wait = pause ?? this.#jitter(this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
    if (pause === undefined) this.state.set({kind: 'offline', retryAt: this.#platform.timers.now() + wait});
    this.#cancel = this.#platform.timers.after(wait, () => this.#connect());
  }

  #jitter(pause: number): number {
    const [a = 0, b = 0] = this.#platform.random(2);
    return Math.round(pause * (0.5 + (a * 256 + b) / 131_072));
  }

  #release(): Socket | null {
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.onerror = null;
    }
    return socket;
  }
}
