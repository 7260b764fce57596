// What an otpauth:// link says, as a value that can compute codes, and the way from link to value and back.
// https://github.com/google/google-authenticator/wiki/Key-Uri-Format, with Steam as other authenticators write it.
import {base32, concat, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import {parseSeed, type KeyProblem} from './secret.ts';

export type OtpType = 'totp' | 'hotp' | 'steam';
export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

export type OtpUri = {
  type: OtpType;
  seed: Bytes;
  issuer: string;
  name: string;
  algorithm: Algorithm;
  digits: number; // 5 for Steam
  period: number; // seconds; 30 for hotp, where nothing depends on it
  counter: number; // 0 unless hotp
};

export type OtpUriProblem =
  | 'too_long'
  | 'not_otpauth'
  | 'unknown_type'
  | 'bad_escape'
  | 'bad_text'
  | 'text_too_long'
  | 'duplicate_parameter'
  | 'missing_secret'
  | 'unknown_algorithm'
  | 'bad_digits'
  | 'bad_period'
  | 'missing_counter'
  | 'bad_counter'
  | 'unknown_encoder'
  | 'bad_steam';

export type ParsedOtp = {kind: 'otp'; otp: OtpUri} | {kind: 'problem'; problem: OtpUriProblem | KeyProblem};

const longestLink = 4096; // a QR code holds 2,953 bytes at most
const longestText = 512;
const longestPeriod = 0x7fffffff;

function problem(name: OtpUriProblem | KeyProblem): {kind: 'problem'; problem: OtpUriProblem | KeyProblem} {
  return {kind: 'problem', problem: name};
}

// Only these are blanks at the ends of a link, its issuer and its name; trim() would take others, too.
export function trim(text: string): string {
  return text.replace(/^[ \t\r\n\f\v]+|[ \t\r\n\f\v]+$/g, '');
}

// Undefined for a percent sign without two hexadecimal digits. Bytes, because the escapes need not be UTF-8.
export function percentDecode(text: string, plusIsBlank: boolean): Bytes | undefined {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (letter === '%') {
      const digits = text.slice(at + 1, at + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return undefined;
      parts.push(new Uint8Array([parseInt(digits, 16)]));
      at += 3;
    } else {
      parts.push(utf8(plusIsBlank && letter === '+' ? ' ' : letter));
      at += letter.length;
    }
  }
  return concat(parts);
}

// Text that people will read in a list: UTF-8 without control characters, which could redraw it.
export function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = parseUtf8(bytes);
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u001f\u007f-\u009f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

// What a name or a number is compared with: foreign bytes become a text that is none of them.
function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const parameterNames = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;
type ParameterName = (typeof parameterNames)[number];

function parseParameters(query: string): Map<ParameterName, Bytes> | OtpUriProblem {
  const parameters = new Map<ParameterName, Bytes>();
  if (query === '') return parameters;
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const key = percentDecode(equals < 0 ? pair : pair.slice(0, equals), true);
    if (key === undefined) return 'bad_escape';
    const name = parameterNames.find((known) => known === asText(key).toLowerCase());
    if (name === undefined) continue;
    // Two values could be read as one by us and as the other by the app beside us.
    if (parameters.has(name)) return 'duplicate_parameter';
    const value = percentDecode(equals < 0 ? '' : pair.slice(equals + 1), true);
    if (value === undefined) return 'bad_escape';
    parameters.set(name, value);
  }
  return parameters;
}

// In any case: SHA256, SHA-256, HmacSHA256.
function parseAlgorithm(text: string): Algorithm | undefined {
  const match = /^(?:hmac)?sha-?(1|256|512)$/i.exec(text);
  return match ? (`SHA${match[1] ?? ''}` as Algorithm) : undefined;
}

function parseWhole(text: string, smallest: number, largest: number): number | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= smallest && number <= largest ? number : undefined;
}

// Scheme, type and parameter names count in any case, blanks around the link do not; parameters nobody knows are
// ignored. The issuer parameter outranks the label's prefix. `?encoder=steam` on a totp link makes it a Steam one.
export function parseOtpauth(text: string): ParsedOtp {
  let rest = trim(text);
  if (utf8(rest).length > longestLink) return problem('too_long');
  const scheme = 'otpauth://';
  if (rest.slice(0, scheme.length).toLowerCase() !== scheme) return problem('not_otpauth');
  rest = rest.slice(scheme.length).split('#', 1)[0] ?? '';
  const question = rest.indexOf('?');
  const hierarchy = question < 0 ? rest : rest.slice(0, question);
  const query = question < 0 ? '' : rest.slice(question + 1);
  const slash = hierarchy.indexOf('/');
  const typeText = (slash < 0 ? hierarchy : hierarchy.slice(0, slash)).toLowerCase();
  if (typeText !== 'totp' && typeText !== 'hotp' && typeText !== 'steam') return problem('unknown_type');
  let type: OtpType = typeText;

  const parameters = parseParameters(query);
  if (typeof parameters === 'string') return problem(parameters);
  const textOf = (name: ParameterName): string | undefined => {
    const bytes = parameters.get(name);
    return bytes && asText(bytes);
  };

  const encoder = textOf('encoder');
  if (encoder !== undefined) {
    if (encoder.toLowerCase() !== 'steam' || type === 'hotp') return problem('unknown_encoder');
    type = 'steam';
  }

  const label = percentDecode(slash < 0 ? '' : hierarchy.slice(slash + 1), false);
  if (label === undefined) return problem('bad_escape');
  // The colon between issuer and name may stand as it is or escaped; neither half of a proper label has one.
  const colon = label.indexOf(':'.charCodeAt(0));
  const nameBytes = label.slice(colon + 1);
  let issuerBytes = colon < 0 ? new Uint8Array(0) : label.slice(0, colon);
  const issuerParameter = parameters.get('issuer');
  if (issuerParameter && trim(asText(issuerParameter)) !== '') issuerBytes = issuerParameter;

  const algorithmText = textOf('algorithm');
  const algorithm = algorithmText === undefined ? 'SHA1' : parseAlgorithm(algorithmText);
  if (algorithm === undefined) return problem('unknown_algorithm');

  const digitsText = textOf('digits');
  const periodText = type === 'hotp' ? undefined : textOf('period');
  const counterText = type === 'hotp' ? textOf('counter') : undefined;
  const digits = digitsText === undefined ? undefined : parseWhole(digitsText, 0, Number.MAX_SAFE_INTEGER);
  if (digitsText !== undefined && digits === undefined) return problem('bad_digits');
  const period = periodText === undefined ? undefined : parseWhole(periodText, 0, Number.MAX_SAFE_INTEGER);
  if (periodText !== undefined && period === undefined) return problem('bad_period');
  const counter = counterText === undefined ? undefined : parseWhole(counterText, 0, Number.MAX_SAFE_INTEGER);
  if (counterText !== undefined && counter === undefined) return problem('bad_counter');

  const secret = textOf('secret');
  if (secret === undefined) return problem('missing_secret');
  const seed = parseSeed(secret);
  if (seed.kind === 'problem') return seed;
  const issuer = readable(issuerBytes);
  const name = readable(nameBytes);
  return makeOtp({type, seed: seed.seed, issuer, name, algorithm, digits, period, counter});
}

type Parts = {
  type: OtpType;
  seed: Bytes;
  issuer: string | undefined;
  name: string | undefined;
  algorithm: Algorithm;
  digits: number | undefined;
  period: number | undefined;
  counter: number | undefined;
};

// Every OtpUri comes from here, so every one can compute codes.
export function makeOtp(parts: Parts): ParsedOtp {
  if (parts.issuer === undefined || parts.name === undefined) return problem('bad_text');
  const issuer = trim(parts.issuer);
  const name = trim(parts.name);
  if (utf8(issuer).length > longestText || utf8(name).length > longestText) return problem('text_too_long');
  const {type, seed, algorithm} = parts;
  if (type === 'steam') {
    if ((parts.digits ?? 5) !== 5 || (parts.period ?? 30) !== 30 || algorithm !== 'SHA1') return problem('bad_steam');
    return {kind: 'otp', otp: {type, seed, issuer, name, algorithm, digits: 5, period: 30, counter: 0}};
  }
  // RFC 4226, 5.3: six at least, seven and eight possible. We refuse the rest by name rather than clamp it.
  const digits = parts.digits ?? 6;
  if (digits < 6 || digits > 8) return problem('bad_digits');
  if (type === 'hotp') {
    if (parts.counter === undefined) return problem('missing_counter');
    return {kind: 'otp', otp: {type, seed, issuer, name, algorithm, digits, period: 30, counter: parts.counter}};
  }
  const period = parts.period ?? 30;
  if (period < 1 || period > longestPeriod) return problem('bad_period');
  return {kind: 'otp', otp: {type, seed, issuer, name, algorithm, digits, period, counter: 0}};
}

// What people give us: a link, or the bare key that stands under "can't scan the code?".
export function parseKeyOrLink(text: string, label: {issuer: string; name: string}): ParsedOtp {
  if (/^\s*otpauth/i.test(text)) return parseOtpauth(text);
  const seed = parseSeed(text);
  if (seed.kind === 'problem') return seed;
  return makeOtp({
    type: 'totp',
    seed: seed.seed,
    ...label,
    algorithm: 'SHA1',
    digits: undefined,
    period: undefined,
    counter: undefined,
  });
}

// RFC 3986's unreserved characters stand as they are, and nothing else does.
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

// parseOtpauth() of it gives the same value back.
export function writeOtpauth(otp: OtpUri): string {
  // A reader splits the label at its first colon. An empty prefix keeps a colon in the name from being taken for one; an
  // issuer with a colon can only stand in its parameter.
  const prefixed = otp.issuer !== '' && !otp.issuer.includes(':');
  const label =
    (prefixed ? percentEncode(otp.issuer) : '') +
    (prefixed || otp.name.includes(':') ? ':' : '') +
    percentEncode(otp.name);
  const issuer = otp.issuer === '' ? '' : `&issuer=${percentEncode(otp.issuer)}`;
  const moving = otp.type === 'hotp' ? `&counter=${otp.counter}` : `&period=${otp.period}`;
  return `otpauth://${otp.type}/${label}?secret=${base32(otp.seed)}${issuer}&algorithm=${otp.algorithm}&digits=${otp.digits}${moving}`;
}

// A seed of less than 80 bits could be found by trying, given a few codes: who deals codes without the seed asks first.
export function hasGuessableSeed(otp: OtpUri): boolean {
  return otp.seed.length < 10;
}
