// A store that forgets at its end: for programs whose members sign in anew each time, and for tests.
import type {KeyValueStore} from './platform.ts';

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
