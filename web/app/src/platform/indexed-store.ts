// Text under a key in IndexedDB, which holds more than localStorage's five megabytes and is written without stopping the page.
// What comes here was sealed by the client; what is readable never does.
import type {KeyValueStore} from '@latchkey/client';

const table = 'kept';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('kept: no answer'));
  });
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  const database = await settled(request);
  // Another tab wants it deleted or newer, and waits for this one.
  database.onversionchange = () => database.close();
  return database;
}

export function indexedStore(name: string): KeyValueStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function ask<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    opened ??= open(name);
    let database: IDBDatabase;
    try {
      database = await opened;
      return await within(database, mode, run);
    } catch {
      // Closed under us, by a cleared profile or a phone short of space: once more from the start.
      opened = open(name);
      return within(await opened, mode, run);
    }
  }

  // Done when the transaction is: a request that succeeded may still be rolled back.
  function within<T>(
    database: IDBDatabase,
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(table, mode, {durability: 'strict'});
      const request = run(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('kept: not written'));
    });
  }

  return {
    async get(key) {
      const kept: unknown = await ask('readonly', (store) => store.get(key));
      return typeof kept === 'string' ? kept : null;
    },
    async set(key, value) {
      await ask('readwrite', (store) => store.put(value, key));
    },
    async delete(key) {
      await ask('readwrite', (store) => store.delete(key));
    },
  };
}
