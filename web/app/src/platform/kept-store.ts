// Where the client keeps the device record, pinned heads and the sealed cache: in IndexedDB, or, where the browser forbids it,
// as long as the page is there. What comes here was sealed by the client; what is readable never does.
import type {KeyValueStore} from '@latchkey/client';
import {indexedStore} from './indexed-store.ts';

export type Kept = {store: KeyValueStore; isForbidden: boolean};

// Builds before IndexedDB was used kept the same under these names.
const former = 'latchkey.kept.';

export async function keptStore(memory: () => KeyValueStore): Promise<Kept> {
  const store = indexedStore('latchkey');
  try {
    await store.get('probe');
  } catch {
    return {store: memory(), isForbidden: true};
  }
  await moveFormer(store);
  return {store, isForbidden: false};
}

// Once: what was moved is gone from where it was. What stands in IndexedDB already is newer.
async function moveFormer(store: KeyValueStore): Promise<void> {
  let names: string[];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(former));
  } catch {
    return; // forbidden by itself
  }
  for (const name of names) {
    const key = name.slice(former.length);
    const value = localStorage.getItem(name);
    if (value !== null && (await store.get(key)) === null) await store.set(key, value);
    localStorage.removeItem(name);
  }
}
