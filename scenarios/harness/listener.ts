// One event socket, read frame by frame. Every frame is held against the contract's Event.
import {checkEvent, type Json} from './contract.ts';

export class Listener {
  readonly socket: WebSocket;
  code = 0; // once it is closed
  readonly #frames: Json[] = [];
  #wake: () => void = () => undefined;

  private constructor(url: string) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/events`, 'latchkey.v1');
    this.socket.addEventListener('message', ({data}) => {
      this.#frames.push(checkEvent(String(data)));
      this.#wake();
    });
    this.socket.addEventListener('close', ({code}) => {
      this.code = code;
      this.#wake();
    });
  }

  // Connected, and its hello sent.
  static async open(url: string, workspace: string, token: string, cursor: number | null = null): Promise<Listener> {
    const listener = new Listener(url);
    await new Promise<void>((resolve, reject) => {
      listener.socket.addEventListener('open', () => {
        resolve();
      });
      listener.socket.addEventListener('error', () => {
        reject(new Error('the event socket did not open'));
      });
    });
    listener.socket.send(JSON.stringify({workspace, token, cursor}));
    return listener;
  }

  // The next frame, or undefined once the server has closed.
  async next(seconds = 120): Promise<Json | undefined> {
    const deadline = setTimeout(() => {
      this.#wake();
    }, seconds * 1000);
    const until = Date.now() + seconds * 1000;
    try {
      while (this.#frames.length === 0) {
        if (this.code !== 0) return undefined;
        if (Date.now() >= until) throw new Error(`no frame in ${seconds} s`);
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
      return this.#frames.shift();
    } finally {
      clearTimeout(deadline);
    }
  }

  async close(): Promise<void> {
    this.socket.close();
    while (this.code === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}
