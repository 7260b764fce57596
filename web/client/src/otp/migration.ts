// The export of Google Authenticator: otpauth-migration://offline?data=..., a protobuf message in base64. Many entries are
// spread over several QR codes, a batch; each code says which part of which batch it is. The same rules as otp/migration.cpp,
// and protocol/vectors/otpauth.json holds both to them.
import {parseBase64url, parseUtf8, utf8, wipe, type Bytes} from '../bytes.ts';
import {
  makeOtp,
  percentDecode,
  readable,
  trim,
  type Algorithm,
  type OtpUri,
  type OtpUriProblem,
} from './otpauth-uri.ts';
import {ProtobufReader} from './protobuf-reader.ts';
import {longestSeed, type KeyProblem} from './secret.ts';

export type MigrationProblem =
  'not_migration' | 'missing_data' | 'bad_base64' | 'bad_payload' | 'too_many_entries' | OtpUriProblem | KeyProblem;

export type Migration = {
  entries: readonly OtpUri[];
  batchId: number;
  part: number; // from 0
  parts: number; // at least 1, and more than `part`
};

export type ParsedMigration = {kind: 'migration'; migration: Migration} | {kind: 'problem'; problem: MigrationProblem};

const scheme = 'otpauth-migration://';
// A QR code holds 2,953 bytes; other tools write the same links without that limit.
const longestLink = 1 << 18;
const mostEntries = 1000;

function refuse(problem: MigrationProblem): {kind: 'problem'; problem: MigrationProblem} {
  return {kind: 'problem', problem};
}

// By the scheme alone.
export function isMigration(text: string): boolean {
  return trim(text).slice(0, scheme.length).toLowerCase() === scheme;
}

// Whole or not at all: one entry we could not compute codes for (MD5, a key too long) refuses the link.
export function parseMigration(text: string): ParsedMigration {
  let rest = trim(text);
  if (!isMigration(rest)) return refuse('not_migration');
  if (rest.length > longestLink || utf8(rest).length > longestLink) return refuse('too_long');
  rest = rest.slice(scheme.length).split('#', 1)[0] ?? '';
  const question = rest.indexOf('?');
  if (question < 0) return refuse('missing_data');
  const given = rest
    .slice(question + 1)
    .split('&')
    .filter((pair) => pair.startsWith('data='))
    .map((pair) => pair.slice(5));
  if (given.length > 1) return refuse('duplicate_parameter');
  const [data] = given;
  if (data === undefined || data === '') return refuse('missing_data');
  const decoded = percentDecode(data, false);
  if (decoded === undefined) return refuse('bad_escape');
  const message = parseBase64(decoded);
  if (message === undefined) return refuse('bad_base64');
  try {
    return parseMessage(message);
  } finally {
    wipe(message);
  }
}

// Passed through a form, the pluses of base64 come back as blanks; other tools write the alphabet for links.
function parseBase64(decoded: Bytes): Bytes | undefined {
  let text: string;
  try {
    text = parseUtf8(decoded).replace(/[ +]/g, '-').replaceAll('/', '_');
  } catch {
    return undefined;
  }
  if (!text.endsWith('=')) return parseBase64url(text);
  return text.length % 4 === 0 ? parseBase64url(text.replace(/={1,2}$/, '')) : undefined;
}

function parseMessage(message: Bytes): ParsedMigration {
  const entries: OtpUri[] = [];
  let batchId = 0;
  let part = 0n;
  let parts = 0n;
  const reader = new ProtobufReader(message);
  for (let field = reader.next(); field; field = reader.next()) {
    if (field.number === 1) {
      if (field.kind !== 'bytes') return refuse('bad_payload');
      if (entries.length === mostEntries) return refuse('too_many_entries');
      const entry = parseEntry(field.bytes);
      if (entry.kind === 'problem') return entry;
      entries.push(entry.otp);
    } else if (field.number >= 3 && field.number <= 5) {
      if (field.kind !== 'varint') return refuse('bad_payload');
      if (field.number === 3) parts = field.value;
      else if (field.number === 4) part = field.value;
      // A random number, negative in half of all exports: protobuf then writes 64 bits of it.
      else batchId = Number(BigInt.asIntN(32, field.value));
    }
  }
  if (reader.isDamaged || entries.length === 0) return refuse('bad_payload');
  // Other exporters count parts from 1 or leave the numbers out. The entries can be read all the same, so numbers that make
  // no sense count as none.
  const sensible = parts <= BigInt(mostEntries) && part < parts;
  return {
    kind: 'migration',
    migration: {entries, batchId, part: sensible ? Number(part) : 0, parts: sensible ? Number(parts) : 1},
  };
}

// An entry as it stands in the message. 0 is "not given" in each of its lists; 4 among the algorithms is MD5.
const algorithms = new Map<bigint, Algorithm>([
  [0n, 'SHA1'],
  [1n, 'SHA1'],
  [2n, 'SHA256'],
  [3n, 'SHA512'],
]);
const lengths = new Map([
  [0n, 6],
  [1n, 6],
  [2n, 8],
  [3n, 7],
]);

function parseEntry(message: Bytes): {kind: 'otp'; otp: OtpUri} | {kind: 'problem'; problem: MigrationProblem} {
  let seed: Bytes = new Uint8Array(0);
  let nameBytes: Bytes = new Uint8Array(0);
  let issuerBytes: Bytes = new Uint8Array(0);
  const numbers = new Map<number, bigint>();
  const reader = new ProtobufReader(message);
  for (let field = reader.next(); field; field = reader.next()) {
    if (field.number >= 1 && field.number <= 3) {
      if (field.kind !== 'bytes') return refuse('bad_payload');
      if (field.number === 1) seed = field.bytes.slice();
      else if (field.number === 2) nameBytes = field.bytes;
      else issuerBytes = field.bytes;
    } else if (field.number >= 4 && field.number <= 7) {
      if (field.kind !== 'varint') return refuse('bad_payload');
      numbers.set(field.number, field.value);
    } // a newer exporter may say more
  }
  if (reader.isDamaged) return refuse('bad_payload');

  const algorithm = algorithms.get(numbers.get(4) ?? 0n);
  if (algorithm === undefined) return refuse('unknown_algorithm');
  const digits = lengths.get(numbers.get(5) ?? 0n);
  if (digits === undefined) return refuse('bad_digits');
  const typeNumber = numbers.get(6) ?? 0n;
  if (typeNumber > 2n) return refuse('unknown_type');
  const type = typeNumber === 1n ? 'hotp' : 'totp';
  // Protobuf leaves a zero out, so what is missing is zero.
  const counter = type === 'hotp' ? Number(numbers.get(7) ?? 0n) : undefined;
  if (counter !== undefined && !Number.isSafeInteger(counter)) return refuse('bad_counter');
  if (seed.length === 0) return refuse('key_empty');
  if (seed.length > longestSeed) return refuse('key_too_long');

  let name = readable(nameBytes);
  let issuer = readable(issuerBytes);
  if (name === undefined || issuer === undefined) return refuse('bad_text');
  // The name is the label of the link the entry was scanned from, "Issuer:name" as often as not.
  const colon = name.indexOf(':');
  if (colon >= 0) {
    const prefix = trim(name.slice(0, colon));
    if (issuer === '') issuer = prefix;
    if (issuer === prefix) name = name.slice(colon + 1);
  }
  return makeOtp({type, seed, issuer, name, algorithm, digits, period: undefined, counter});
}
