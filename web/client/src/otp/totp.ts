// Codes: HOTP (RFC 4226), TOTP (RFC 6238) and Steam's. A *step* is what the code is computed from: the number of whole
// periods since 1970, or the counter. Times are milliseconds since 1970.
import {hmac} from '@noble/hashes/hmac.js';
import {sha1} from '@noble/hashes/legacy.js';
import {sha256, sha512} from '@noble/hashes/sha2.js';
import {u64, wipe} from '../bytes.ts';
import type {OtpUri} from './otpauth-uri.ts';

export const steamAlphabet = '23456789BCDFGHJKMNPQRTVWXY'; // leaves out what is easily misread

// The number behind the code of each step, before it is written: 31 bits from where the last four say (RFC 4226, 5.3). The
// key is taken in once for all steps, since a dealt day asks for thousands.
function numbersForSteps(otp: OtpUri, firstStep: number, count: number): number[] {
  const hash = {SHA1: sha1, SHA256: sha256, SHA512: sha512}[otp.algorithm];
  const keyed = hmac.create(hash, otp.seed);
  const numbers: number[] = [];
  for (let step = firstStep; step < firstStep + count; ++step) {
    const mac = keyed.clone().update(u64(step)).digest();
    const offset = (mac.at(-1) ?? 0) & 15;
    numbers.push(new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff);
    wipe(mac);
  }
  keyed.destroy();
  return numbers;
}

function codeOf(otp: OtpUri, number: number): string {
  if (otp.type !== 'steam') return String(number % 10 ** otp.digits).padStart(otp.digits, '0');
  let text = ''; // the first letter is the lowest
  for (let at = 0; at < otp.digits; ++at) {
    text += steamAlphabet.charAt(number % steamAlphabet.length);
    number = Math.floor(number / steamAlphabet.length);
  }
  return text;
}

export function codesForSteps(otp: OtpUri, firstStep: number, count: number): string[] {
  return numbersForSteps(otp, firstStep, count).map((number) => codeOf(otp, number));
}

export function codeForStep(otp: OtpUri, step: number): string {
  return codesForSteps(otp, step, 1)[0] ?? '';
}

// The step that `now` falls into, a time before 1970 counting as 1970. For hotp the counter, whatever the time.
export function stepAt(otp: OtpUri, now: number): number {
  return otp.type === 'hotp' ? otp.counter : Math.floor(Math.max(now, 0) / (otp.period * 1000));
}

// Whole seconds until the next code, rounded up: from the period down to 1. Not for hotp, whose codes have no end.
export function secondsLeft(period: number, now: number): number {
  return Math.ceil((period * 1000 - (Math.max(now, 0) % (period * 1000))) / 1000);
}
