// What @latchkey/client needs, as Node has it. Nothing outlives the process: the demo's members sign in anew each time.
import {randomFillSync} from 'node:crypto';
import type {KeyValueStore, Platform, Socket} from '@latchkey/client';

export class InMemoryStore implements KeyValueStore {
  readonly values = new Map<string, string>();

  get(key: string): Promise<string | null> {
    return Promise.resolve(this.values.get(key) ?? null);
  }

  set(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.values.delete(key);
    return Promise.resolve();
  }
}

export interface PlatformOptions {
  fetch?: typeof fetch; // lets a test look at every answer
  storage?: KeyValueStore;
}

export function nodePlatform(origin: string, deviceName: string, options: PlatformOptions = {}): Platform {
  const fetchWith = options.fetch ?? fetch;
  return {
    origin,
    deviceName,
    fetch: (url, init) => fetchWith(url, init),
    webSocket: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
    random: (length) => randomFillSync(new Uint8Array(length)),
    timers: {
      now: () => Date.now(),
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => {
          clearTimeout(timer);
        };
      },
    },
    storage: options.storage ?? new InMemoryStore(),
  };
}
