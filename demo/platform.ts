// What @latchkey/client needs, as Node has it. Nothing outlives the process: the demo's members sign in anew each time.
import {randomFillSync} from 'node:crypto';
import {MemoryStore, type KeyValueStore, type Platform, type Socket} from '@latchkey/client';

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
    storage: options.storage ?? new MemoryStore(),
  };
}
