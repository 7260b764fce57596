// A value that can be watched. The shape is the Svelte store contract: subscribe() calls back at once and on each change.

export interface Readable<T> {
  readonly value: T;
  subscribe(listener: (value: T) => void): () => void;
}

export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    // A copy, because a listener may unsubscribe itself or others while it is called.
    for (const listener of Array.from(this.#listeners)) if (this.#listeners.has(listener)) listener(value);
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }

  subscribe(listener: (value: T) => void): () => void {
    // Wrapped so that one function subscribed twice is two subscriptions.
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    own(this.#value);
    return () => {
      this.#listeners.delete(own);
    };
  }
}
