// A device for tests: storage in memory, repeatable randomness, time by hand.
import type {KeyValueStore, Platform} from '../platform.ts';
import type {ManualTimers} from './manual-timers.ts';
import type {MemoryServer} from './memory-server.ts';
import {seededRandom} from './random.ts';

export class MemoryStore implements KeyValueStore {
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

export type TestDevice = Platform & {storage: MemoryStore; memory?: MemoryStore};

export function testDevice(name: string, server: MemoryServer, timers: ManualTimers): TestDevice {
  return {
    origin: 'http://localhost:8700',
    fetch: server.fetch,
    webSocket: server.webSocket,
    random: seededRandom(name),
    timers,
    storage: new MemoryStore(),
    deviceName: name,
  };
}
