// Reads protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) field by field, without a schema compiler:
// an export's QR code is the one place we meet it.
import type {Bytes} from '../bytes.ts';

export type ProtobufField =
  | {number: number; kind: 'varint'; value: bigint}
  | {number: number; kind: 'bytes'; bytes: Bytes} // a view into the message
  | {number: number; kind: 'fixed'}; // skipped over: nothing we read uses them

export class ProtobufReader {
  readonly #message: Bytes;
  #at = 0;
  #damaged = false;

  constructor(message: Bytes) {
    this.#message = message;
  }

  get isDamaged(): boolean {
    return this.#damaged;
  }

  // The next field, or nothing at the end of the message and at the first byte that is not protobuf: ask isDamaged. Groups,
  // which protobuf gave up in 2008, count as damage.
  next(): ProtobufField | undefined {
    if (this.#damaged || this.#at === this.#message.length) return undefined;
    const field = this.#field();
    if (field === undefined) this.#damaged = true;
    return field;
  }

  #field(): ProtobufField | undefined {
    const tag = this.#varint();
    // Field numbers have 29 bits and start at 1.
    if (tag === undefined || tag >> 32n !== 0n || tag >> 3n === 0n) return undefined;
    const number = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case 0: {
        const value = this.#varint();
        return value === undefined ? undefined : {number, kind: 'varint', value};
      }
      case 1:
        return this.#take(8n) && {number, kind: 'fixed'};
      case 2: {
        const size = this.#varint();
        const bytes = size === undefined ? undefined : this.#take(size);
        return bytes && {number, kind: 'bytes', bytes};
      }
      case 5:
        return this.#take(4n) && {number, kind: 'fixed'};
      default:
        return undefined;
    }
  }

  #varint(): bigint | undefined {
    let value = 0n;
    for (let i = 0; i < 10; ++i) {
      const byte = this.#message[this.#at];
      if (byte === undefined) return undefined;
      ++this.#at;
      // The tenth byte holds the 64th bit and no more.
      if (i === 9 && (byte & 0x7f) > 1) return undefined;
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if ((byte & 0x80) === 0) return value;
    }
    return undefined;
  }

  #take(size: bigint): Bytes | undefined {
    if (size > BigInt(this.#message.length - this.#at)) return undefined;
    const taken = this.#message.subarray(this.#at, this.#at + Number(size));
    this.#at += taken.length;
    return taken;
  }
}
