// Values from a schema of the contract: valid ones, and ones that are wrong in one place. Chance is an argument, so that a
// run can be repeated.
import {resolve, type Json} from './contract.ts';

export type Chance = {
  below(limit: number): number; // 0 … limit - 1
  bytes(length: number): Uint8Array;
};

// xorshift32: enough to walk with, and the same everywhere.
export function seeded(seed: number): Chance {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  return {
    below: (limit) => next() % limit,
    bytes: (length) => Uint8Array.from({length}, () => next() & 255),
  };
}

export const pick = <T>(chance: Chance, among: readonly T[]): T => {
  const picked = among[chance.below(among.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
};

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

// The few patterns that the contract has; any other is a reason to come back here.
function matching(chance: Chance, pattern: string, shortest: number, longest: number): string {
  const length = shortest + chance.below(Math.max(1, Math.min(longest, shortest + 40) - shortest + 1));
  const letters = (alphabet: string, count: number): string =>
    Array.from({length: count}, () => alphabet.charAt(chance.below(alphabet.length))).join('');
  if (pattern.startsWith('^[A-Za-z0-9_-]{85}')) return base64url(chance.bytes(64));
  if (pattern.startsWith('^[A-Za-z0-9_-]{42}')) return base64url(chance.bytes(32));
  if (pattern.startsWith('^[A-Za-z0-9_-]{21}')) return base64url(chance.bytes(16));
  if (/^\^\[A-Za-z0-9_-\][*+]\$$/.test(pattern))
    return base64url(chance.bytes(Math.floor((length * 3) / 4))).slice(0, length);
  if (pattern.startsWith('^[a-z2-7]{25}'))
    return `${letters('abcdefghijklmnopqrstuvwxyz234567', 25)}${letters('aeimquy4', 1)}`;
  if (pattern.startsWith('^\\+')) return `+1${letters('23456789', 9)}`;
  if (pattern === '^[A-Z]{2}$') return letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 2);
  if (pattern.startsWith('^[^@')) return `${letters('abcdef', 5)}@${letters('abcdef', 4)}.example`;
  if (pattern.startsWith('^[a-z0-9-]+(')) return `${letters('abcdef', 4)}.${letters('abcdef', 4)}.example`;
  if (pattern.startsWith('^[a-z-]+$')) return letters('abcdef-', 1 + chance.below(20));
  throw new Error(`no value is known for the pattern ${pattern}`);
}

// `known` are ids that exist: a request that names none of them ends at the first look-up.
export function valid(chance: Chance, node: unknown, known: readonly string[]): unknown {
  const schema = resolve(node);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return pick(chance, schema['enum'] as unknown[]);
  if (Array.isArray(schema['allOf'])) {
    const parts = (schema['allOf'] as unknown[]).map((part) => valid(chance, part, known));
    return parts.every((part) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0];
  }
  for (const word of ['anyOf', 'oneOf']) {
    if (Array.isArray(schema[word])) return valid(chance, pick(chance, schema[word] as unknown[]), known);
  }
  switch (schema['type']) {
    case 'object': {
      const required = new Set((schema['required'] ?? []) as string[]);
      const properties = Object.entries((schema['properties'] ?? {}) as Json);
      const taken = properties.filter(([name]) => required.has(name) || chance.below(2) === 0);
      return Object.fromEntries(taken.map(([name, property]) => [name, valid(chance, property, known)]));
    }
    case 'array': {
      const least = (schema['minItems'] ?? 0) as number;
      const most = Math.min((schema['maxItems'] ?? 3) as number, least + 3);
      const length = least + chance.below(most - least + 1);
      return Array.from({length}, () => valid(chance, schema['items'], known));
    }
    case 'integer':
    case 'number': {
      const low = (schema['minimum'] ?? 0) as number;
      const high = (schema['maximum'] ?? low + 1000) as number;
      return pick(chance, [low, high, low + chance.below(Math.max(1, Math.min(high - low, 1 << 30)))]);
    }
    case 'boolean':
      return chance.below(2) === 0;
    case 'null':
      return null;
    default: {
      const shortest = (schema['minLength'] ?? 0) as number;
      const longest = (schema['maxLength'] ?? shortest + 20) as number;
      const pattern = schema['pattern'];
      if (typeof pattern === 'string') {
        if (pattern.startsWith('^[a-z2-7]{25}') && chance.below(4) > 0) return pick(chance, known);
        return matching(chance, pattern, shortest, longest);
      }
      const length = shortest + chance.below(Math.min(longest, shortest + 20) - shortest + 1);
      return Array.from({length}, () => String.fromCodePoint(0x61 + chance.below(26))).join('');
    }
  }
}

const oddities: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  9007199254740991,
  -9007199254740991,
  2147483648,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'é́\u202e',
  '%2e%2e',
  "' or 1=1 --",
  'A'.repeat(5000),
  '====',
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
];

// The same value with one place changed, dropped, doubled, cut or added to.
export function broken(chance: Chance, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && chance.below(3) > 0) {
    const at = chance.below(value.length);
    const items = [...(value as unknown[])];
    if (chance.below(3) === 0)
      items.splice(at, chance.below(2), ...items.slice(at, at + 1), ...items.slice(at, at + 1));
    else items[at] = broken(chance, items[at]);
    return items;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    const whole = {...(value as Json)};
    const name = pick(chance, Object.keys(whole));
    const how = chance.below(8);
    if (how === 0) Reflect.deleteProperty(whole, name);
    else if (how === 1) whole[`${name}_`] = whole[name];
    else whole[name] = broken(chance, whole[name]);
    return whole;
  }
  if (typeof value === 'string' && value.length > 1 && chance.below(2) === 0) {
    const at = chance.below(value.length);
    const letter = pick(chance, ['', 'A', '_', '-', '=', '\n', 'ß', value.charAt(0)]);
    return value.slice(0, at) + letter + value.slice(at + 1);
  }
  if (typeof value === 'number' && chance.below(2) === 0) return value + pick(chance, [-1, 1, 0.5, 1 << 30]);
  return pick(chance, oddities);
}
