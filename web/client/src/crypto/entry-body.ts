// The body of an entry of the workspace log or of an account's chain (protocol/seals.md, sections 12 and 13): the fields of
// its kind, one after the other, and nothing behind them.
import {parseUtf8, type Bytes} from '../bytes.ts';
import {parseId, type DeviceId, type InvitationId, type MemberId} from '../ids.ts';

const longestBody = 1024;

export class BrokenBody extends Error {}

// Takes a body apart field by field, and is at its end only when nothing is left.
export class BodyReader {
  readonly #body: Bytes;
  #at = 0;

  constructor(body: Bytes) {
    this.#body = body;
  }

  bytes(length: number): Bytes {
    const field = this.#field();
    if (field.length !== length) throw new BrokenBody();
    return field;
  }

  // Empty, or of at least and at most so many bytes.
  sealed(least: number, most: number): Bytes {
    const field = this.#field();
    if (field.length > 0 && (field.length < least || field.length > most)) throw new BrokenBody();
    return field;
  }

  number(): number {
    const value = new DataView(this.bytes(8).buffer).getBigUint64(0);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BrokenBody();
    return Number(value);
  }

  id<T extends MemberId | InvitationId | DeviceId>(): T {
    const id = parseId<T>(this.#text());
    if (id === undefined) throw new BrokenBody();
    return id;
  }

  oneOf<T extends string>(words: readonly T[]): T {
    const written = this.#text();
    const word = words.find((known) => known === written);
    if (word === undefined) throw new BrokenBody();
    return word;
  }

  flag(): boolean {
    const value = this.number();
    if (value > 1) throw new BrokenBody();
    return value === 1;
  }

  time(): number | null {
    const value = this.number();
    return value === 0 ? null : value;
  }

  end(): void {
    if (this.#at !== this.#body.length) throw new BrokenBody();
  }

  #text(): string {
    try {
      return parseUtf8(this.#field());
    } catch {
      throw new BrokenBody();
    }
  }

  #field(): Bytes {
    const left = this.#body.length - this.#at;
    if (left < 4) throw new BrokenBody();
    const length = new DataView(this.#body.buffer, this.#body.byteOffset + this.#at).getUint32(0);
    if (length > left - 4) throw new BrokenBody();
    const from = this.#at + 4;
    this.#at = from + length;
    return this.#body.slice(from, this.#at);
  }
}

// Undefined for a body that is not exactly what `read` takes from it.
export function readBody<T>(body: Bytes, read: (of: BodyReader) => T): T | undefined {
  if (body.length > longestBody) return undefined;
  try {
    const reader = new BodyReader(body);
    const act = read(reader);
    reader.end();
    return act;
  } catch (error) {
    if (error instanceof BrokenBody) return undefined;
    throw error;
  }
}
