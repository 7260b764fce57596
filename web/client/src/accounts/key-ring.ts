// The keys of an account, as far as this member holds them.
import {wipe, type Bytes} from '../bytes.ts';
import type {Tier} from '../crypto/context.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';

// Of this epoch and all former ones.
export class KeyRing {
  readonly epoch: number;
  readonly #keys = new Map<string, Bytes>();

  constructor(epoch: number) {
    this.epoch = epoch;
  }

  get(tier: Tier, epoch = this.epoch): Bytes | undefined {
    return this.#keys.get(`${tier} ${epoch}`);
  }

  // Of the present epoch; for callers that checked the role before.
  need(tier: Tier): Bytes {
    const key = this.get(tier);
    if (key === undefined) throw new Error(`this member holds no ${tier} key`);
    return key;
  }

  set(tier: Tier, epoch: number, key: Bytes): void {
    this.#keys.set(`${tier} ${epoch}`, key);
  }

  // Whether both hold the same keys, of the same epochs.
  equals(other: KeyRing): boolean {
    return (
      this.epoch === other.epoch &&
      this.#keys.size === other.#keys.size &&
      Array.from(this.#keys).every(([name, key]) => {
        const same = other.#keys.get(name);
        return same !== undefined && equalInConstantTime(key, same);
      })
    );
  }

  wipe(): void {
    wipe(...this.#keys.values());
    this.#keys.clear();
  }
}
