// What @latchkey/client needs, as Node has it. Nothing outlives the process: the demo's members sign in anew each time.
import {randomFillSync} from 'node:crypto';
import type {KeyValueStore, Platform, Socket} from '@latchkey/client';

export function inMemory(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(values.get(key) ?? null),
    set: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    delete: (key) => {
      values.delete(key);
      return Promise.resolve();
    },
  };
}

// `fetchWith` lets a test look at every answer.
export function nodePlatform(origin: string, deviceName: string, fetchWith: typeof fetch = fetch): Platform {
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
    storage: inMemory(),
  };
}
