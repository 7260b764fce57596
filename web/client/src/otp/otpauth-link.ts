// What a screen needs to say whose key a scanned link is, before it is kept and without the rest of the client.
import {wipe} from '../bytes.ts';
import {parseOtpauth} from './otpauth-uri.ts';
import {sentenceOf} from './problem.ts';

export type OtpauthLink = {kind: 'key'; issuer: string; name: string} | {kind: 'problem'; sentence: string};

export function readOtpauthLink(text: string): OtpauthLink {
  const parsed = parseOtpauth(text);
  if (parsed.kind === 'problem') return {kind: 'problem', sentence: sentenceOf(parsed.problem)};
  const {issuer, name, seed} = parsed.otp;
  wipe(seed);
  return {kind: 'key', issuer, name};
}
