// A device for tests: storage in memory, repeatable randomness, time by hand.
import {MemoryStore} from '../memory-store.ts';
import type {Platform} from '../platform.ts';
import type {ManualTimers} from './manual-timers.ts';
import type {MemoryServer} from './memory-server.ts';
import {seededRandom} from './random.ts';

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
