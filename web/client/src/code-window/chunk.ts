// protocol/seals.md, section 9: a day of codes as sealed bytes, and one code out of it. Dealing is for Owners, who have the
// seed; reading is for Collaborators, who never do.
import {concat, u32, wipe, type Bytes} from '../bytes.ts';
import {chunkContext, type ChunkPlace} from '../crypto/context.ts';
import {sealedHash} from '../crypto/manifest.ts';
import {open, seal} from '../crypto/seal.ts';
import type {Pair, Random} from '../crypto/sodium.ts';
import {sign, verify} from '../crypto/transcript.ts';
import type {OtpUri} from '../otp/otpauth-uri.ts';
import {codesForSteps, steamAlphabet} from '../otp/totp.ts';

const secondsOfDay = 86_400;
const shortestPeriod = 15; // below it a day is too many codes
const longestPeriod = secondsOfDay;
const steam = 5;

export function dayOf(now: number): number {
  return Math.floor(now / (secondsOfDay * 1000));
}

// HOTP has no days; the very short and very long periods are for Owners only.
export function canBeDealt(otp: OtpUri): boolean {
  return otp.type !== 'hotp' && otp.period >= shortestPeriod && otp.period <= longestPeriod;
}

// The steps that begin in the day.
export function stepsOf(day: number, period: number): {firstStep: number; count: number} {
  const firstStep = Math.ceil((day * secondsOfDay) / period);
  const next = Math.ceil(((day + 1) * secondsOfDay) / period);
  return {firstStep, count: next - firstStep};
}

// 6, 7 or 8: that many digits; 5: Steam's letters.
export type Alphabet = 5 | 6 | 7 | 8;

function alphabetOf(otp: OtpUri): Alphabet {
  return otp.type === 'steam' ? steam : (otp.digits as Alphabet);
}

function numberOf(code: string, alphabet: Alphabet): number {
  if (alphabet !== steam) return Number(code);
  let number = 0;
  for (const letter of code) number = number * steamAlphabet.length + steamAlphabet.indexOf(letter);
  return number;
}

export function packCodes(alphabet: Alphabet, codes: readonly string[]): Bytes {
  return concat([new Uint8Array([alphabet]), ...codes.map((code) => u32(numberOf(code, alphabet)))]);
}

export function writeChunk(otp: OtpUri, firstStep: number, count: number): Bytes {
  return packCodes(alphabetOf(otp), codesForSteps(otp, firstStep, count));
}

function codeOf(number: number, alphabet: number): string | undefined {
  if (alphabet !== steam) return number < 10 ** alphabet ? String(number).padStart(alphabet, '0') : undefined;
  if (number >= steamAlphabet.length ** 5) return undefined;
  let code = '';
  for (let at = 0; at < 5; ++at) {
    code = steamAlphabet.charAt(number % steamAlphabet.length) + code;
    number = Math.floor(number / steamAlphabet.length);
  }
  return code;
}

// All codes of a chunk's text, or undefined if it is not exactly what writeChunk() makes.
export function parseChunk(text: Uint8Array, count: number): string[] | undefined {
  const alphabet = text[0];
  if (alphabet === undefined || ![5, 6, 7, 8].includes(alphabet) || text.length !== 1 + 4 * count) return undefined;
  const view = new DataView(text.buffer, text.byteOffset, text.length);
  const codes: string[] = [];
  for (let at = 0; at < count; ++at) {
    const code = codeOf(view.getUint32(1 + 4 * at), alphabet);
    if (code === undefined) return undefined;
    codes.push(code);
  }
  return codes;
}

export type SealedChunk = {at: ChunkPlace; sealed: Bytes; signature: Bytes};

function statement(at: ChunkPlace, sealed: Uint8Array): (string | number | Bytes)[] {
  return [
    at.workspace,
    at.account,
    at.epoch,
    at.seedRevision,
    at.day,
    at.firstStep,
    at.period,
    at.count,
    sealedHash(sealed),
  ];
}

export function sealChunk(
  text: Uint8Array,
  at: ChunkPlace,
  useKey: Uint8Array,
  owner: Pair,
  random: Random,
): SealedChunk {
  const sealed = seal(useKey, chunkContext(at), text, random);
  return {at, sealed, signature: sign(owner.secretKey, 'chunk', ...statement(at, sealed))};
}

export function dealChunk(
  otp: OtpUri,
  day: number,
  at: Omit<ChunkPlace, 'day' | 'firstStep' | 'period' | 'count'>,
  useKey: Uint8Array,
  owner: Pair,
  random: Random,
): SealedChunk {
  const place: ChunkPlace = {...at, day, ...stepsOf(day, otp.period), period: otp.period};
  const text = writeChunk(otp, place.firstStep, place.count);
  const chunk = sealChunk(text, place, useKey, owner, random);
  wipe(text);
  return chunk;
}

export function verifyChunk(chunk: SealedChunk, ownerPublic: Uint8Array): boolean {
  return verify(ownerPublic, chunk.signature, 'chunk', ...statement(chunk.at, chunk.sealed));
}

// Some of the steps that begin in the day, and no others.
function staysInDay(at: ChunkPlace): boolean {
  if (at.period < 1 || at.count < 1) return false;
  const all = stepsOf(at.day, at.period);
  return at.firstStep >= all.firstStep && at.firstStep + at.count <= all.firstStep + all.count;
}

// The codes, by step, of a chunk whose signature has been checked; undefined if it does not open or is not of its day.
export function openChunk(chunk: SealedChunk, useKey: Uint8Array): {firstStep: number; codes: string[]} | undefined {
  const {at} = chunk;
  if (!staysInDay(at)) return undefined;
  const text = open(useKey, chunkContext(at), chunk.sealed);
  const codes = text && parseChunk(text, at.count);
  wipe(text);
  return codes && {firstStep: at.firstStep, codes};
}
