// protocol/seals.md, section 2: pad. Hides the length of a text but for its magnitude (Padmé) and costs 12 % at most.
import {concat, u32, type Bytes} from '../bytes.ts';

export function paddedSize(size: number): number {
  if (size < 64) return 64;
  const e = Math.floor(Math.log2(size));
  const s = Math.floor(Math.log2(e)) + 1;
  const unit = 2 ** (e - s);
  return Math.ceil(size / unit) * unit;
}

export function pad(text: Uint8Array): Bytes {
  const length = 4 + text.length;
  return concat([u32(text.length), text, new Uint8Array(paddedSize(length) - length)]);
}

// Undefined unless this is exactly what pad() makes of some text: a reader takes one spelling only.
export function unpad(padded: Uint8Array): Bytes | undefined {
  if (padded.length < 4) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.length - 4 || paddedSize(4 + length) !== padded.length) return undefined;
  for (let at = 4 + length; at < padded.length; ++at) if (padded[at] !== 0) return undefined;
  return padded.slice(4, 4 + length);
}
