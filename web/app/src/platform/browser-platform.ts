// The machine the client runs on when it runs in a page. Keys and everything readable stay in memory: a reload asks for the
// password again, on purpose, and no other tab or later visitor finds them.
import type {KeyValueStore, Platform, Socket} from '@latchkey/client';
import {describeDevice} from './device-name.ts';

export function browserPlatform(storage: KeyValueStore): Platform {
  return {
    origin: location.origin,
    fetch: (url, init) =>
      // No cookies exist and none are wanted; an answer that leads elsewhere is no answer.
      fetch(url, {...init, cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer'}),
    // Its events are more than a Socket's, which is all the client looks at.
    webSocket: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    timers: {
      now: () => Date.now(),
      after(milliseconds, act) {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    storage,
    onNetwork(listener) {
      const stop = new AbortController();
      addEventListener('online', () => listener(true), {signal: stop.signal});
      addEventListener('offline', () => listener(false), {signal: stop.signal});
      return () => stop.abort();
    },
    deviceName: describeDevice(navigator.userAgent),
  };
}
