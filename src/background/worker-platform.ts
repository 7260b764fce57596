// The machine the client runs on inside the extension. The device record is kept in the extension's own storage, sealed keys
// and all; open keys are in session storage, which lives in memory, dies with the browser, and is closed to pages' scripts.
import type {KeyValueStore, Platform, Socket} from '@latchkey/client';

function stored(area: chrome.storage.StorageArea, prefix: string): KeyValueStore {
  return {
    async get(key) {
      const found = (await area.get(prefix + key))[prefix + key];
      return typeof found === 'string' ? found : null;
    },
    set: (key, value) => area.set({[prefix + key]: value}),
    delete: (key) => area.remove(prefix + key),
  };
}

export function workerPlatform(origin: string): Platform {
  return {
    origin,
    fetch: (url, init) =>
      fetch(url, {...init, cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer'}),
    webSocket: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    timers: {
      now: () => Date.now(),
      after(milliseconds, act) {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    storage: stored(chrome.storage.local, 'kept.'),
    memory: stored(chrome.storage.session, 'open.'),
    onNetwork(listener) {
      const stop = new AbortController();
      self.addEventListener('online', () => listener(true), {signal: stop.signal});
      self.addEventListener('offline', () => listener(false), {signal: stop.signal});
      return () => stop.abort();
    },
    deviceName: `${browserName(navigator.userAgent)} extension`,
  };
}

function browserName(userAgent: string): string {
  if (/\bFirefox\//.test(userAgent)) return 'Firefox';
  if (/\bEdg\//.test(userAgent)) return 'Edge';
  return /\bChrome\//.test(userAgent) ? 'Chrome' : 'Browser';
}
