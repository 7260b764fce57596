// A server's answer is foreign until it was parsed. Parsers are small functions that give back the typed value or throw
// MalformedAnswer with the place; members they do not name are dropped.
import {parseBase64url, type Bytes} from '../bytes.ts';

export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';

  constructor(at: string) {
    super(`malformed answer at ${at === '' ? '/' : at}`); // the place only: what stood there may be a secret
  }
}

export type Parser<T> = (value: unknown, at: string) => T;

export const text: Parser<string> = (value, at) => {
  if (typeof value !== 'string') throw new MalformedAnswer(at);
  return value;
};

export const whole: Parser<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new MalformedAnswer(at);
  return value;
};

export const natural: Parser<number> = (value, at) => {
  const number = whole(value, at);
  if (number < 0) throw new MalformedAnswer(at);
  return number;
};

export const flag: Parser<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new MalformedAnswer(at);
  return value;
};

// base64url in its one spelling, of `length` bytes where one is given. Stays text: bytesOf() below turns it into bytes.
export function base64(length?: number): Parser<string> {
  return (value, at) => {
    const bytes = parseBase64url(text(value, at));
    if (bytes === undefined || (length !== undefined && bytes.length !== length)) throw new MalformedAnswer(at);
    return value as string;
  };
}

export function bytesOf(written: string): Bytes {
  const bytes = parseBase64url(written);
  if (bytes === undefined) throw new MalformedAnswer('a base64 value');
  return bytes;
}

export function matching(pattern: RegExp): Parser<string> {
  return (value, at) => {
    if (!pattern.test(text(value, at))) throw new MalformedAnswer(at);
    return value as string;
  };
}

export function oneOf<const T extends readonly (string | boolean)[]>(...options: T): Parser<T[number]> {
  return (value, at) => {
    const found = options.find((option) => option === value);
    if (found === undefined) throw new MalformedAnswer(at);
    return found;
  };
}

// A member that may be missing may also be null (protocol/openapi.yaml); both read as null.
export function nullable<T>(parser: Parser<T>): Parser<T | null> {
  return (value, at) => (value === null || value === undefined ? null : parser(value, at));
}

export function list<T>(parser: Parser<T>): Parser<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new MalformedAnswer(at);
    return value.map((item, index) => parser(item, `${at}/${index}`));
  };
}

export function object<T extends object>(members: {[Name in keyof T]-?: Parser<T[Name]>}): Parser<T> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new MalformedAnswer(at);
    const source = value as Record<string, unknown>;
    const parsed: Partial<T> = {};
    for (const name of Object.keys(members) as (keyof T & string)[]) {
      // Own members only: a parsed object never looks into a prototype.
      const own = Object.hasOwn(source, name) ? source[name] : undefined;
      parsed[name] = members[name](own, `${at}/${name}`);
    }
    return parsed as T;
  };
}

export const nothing: Parser<null> = () => null;
