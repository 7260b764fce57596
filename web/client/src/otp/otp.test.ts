import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {base32} from '../bytes.ts';
import {readAuthenticatorExport} from './authenticator-export.ts';
import {isMigration, parseMigration} from './migration.ts';
import {hasGuessableSeed, parseKeyOrLink, parseOtpauth, writeOtpauth, type OtpUri} from './otpauth-uri.ts';
import {sentenceOf} from './problem.ts';
import {parseSeed} from './secret.ts';
import {codeForStep, secondsLeft, stepAt} from './totp.ts';

type Fields = {
  type: string;
  secret: string;
  issuer: string;
  name: string;
  algorithm: string;
  digits: number;
  period?: number;
  counter?: number;
};
type OtpauthVectors = {
  accepted: {uri: string; fields: Fields}[];
  refused: {uri: string; reason: string}[];
  migrations: {uri: string; entries: Fields[]; batch_id: number; part: number; parts: number}[];
  refused_migrations: {uri: string; reason: string}[];
  keys: {key: string; secret: string}[];
  refused_keys: {key: string; reason: string}[];
};
type TotpVectors = {
  vectors: (Omit<Fields, 'issuer' | 'name'> & {source: string; time?: number; step?: number; code: string})[];
};

function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../protocol/vectors/${name}`, import.meta.url), 'utf8'));
}
const otpauth = vectors('otpauth.json') as OtpauthVectors;
const totp = vectors('totp.json') as TotpVectors;

function fieldsOf(otp: OtpUri): Fields {
  const {type, issuer, name, algorithm, digits, period, counter} = otp;
  const moving = type === 'hotp' ? {counter} : {period};
  return {type, secret: base32(otp.seed), issuer, name, algorithm, digits, ...moving};
}

function otpOf(text: string): OtpUri {
  const parsed = parseOtpauth(text);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.otp;
}

describe('otpauth links', () => {
  test('are read as the vectors say', () => {
    expect(otpauth.accepted.length).toBeGreaterThan(30);
    for (const {uri, fields} of otpauth.accepted) expect(fieldsOf(otpOf(uri)), uri).toEqual(fields);
  });

  test('are refused for the reason the vectors give', () => {
    expect(otpauth.refused.length).toBeGreaterThan(50);
    for (const {uri, reason} of otpauth.refused) {
      expect(parseOtpauth(uri), uri).toEqual({kind: 'problem', problem: reason});
    }
  });

  test('come back as they were when written and read again', () => {
    for (const {uri} of otpauth.accepted) expect(otpOf(writeOtpauth(otpOf(uri)))).toEqual(otpOf(uri));
    const odd = {...otpOf('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'), issuer: 'A: b & c', name: "d:e+f%'(*)"};
    expect(otpOf(writeOtpauth(odd))).toEqual(odd);
  });

  test('give way to a bare key, which becomes an ordinary one with the label it was saved for', () => {
    const parsed = parseKeyOrLink(' jbsw y3dp-ehpk 3pxp ', {issuer: 'Photogram', name: 'brand'});
    expect(parsed.kind === 'otp' && fieldsOf(parsed.otp)).toEqual({
      type: 'totp',
      secret: 'JBSWY3DPEHPK3PXP',
      issuer: 'Photogram',
      name: 'brand',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
  });
});

describe('exports of another authenticator', () => {
  test('are read as the vectors say', () => {
    expect(otpauth.migrations.length).toBeGreaterThan(5);
    for (const {uri, entries, batch_id, part, parts} of otpauth.migrations) {
      const parsed = parseMigration(uri);
      if (parsed.kind === 'problem') throw new Error(`${uri}: ${parsed.problem}`);
      const {migration} = parsed;
      expect(migration.entries.map((entry) => fieldsOf(entry))).toEqual(entries);
      expect([migration.batchId, migration.part, migration.parts], uri).toEqual([batch_id, part, parts]);
    }
  });

  test('are refused for the reason the vectors give', () => {
    expect(otpauth.refused_migrations.length).toBeGreaterThan(15);
    for (const {uri, reason} of otpauth.refused_migrations) {
      expect(parseMigration(uri), uri).toEqual({kind: 'problem', problem: reason});
    }
  });

  test('of any size end: as one long link, as a thousand entries, cut off anywhere', () => {
    expect(parseMigration(`otpauth-migration://offline?data=${'A'.repeat(1 << 18)}`)).toEqual({
      kind: 'problem',
      problem: 'too_long',
    });
    const entry = 'CgwKCkhlbGxvId6tvu8'; // nothing but a secret, 14 bytes
    const bytes = Buffer.from(entry, 'base64');
    const many = (count: number) =>
      parseMigration(
        `otpauth-migration://offline?data=${Buffer.concat(Array(count).fill(bytes) as Buffer[]).toString('base64url')}`,
      );
    expect(many(1000).kind).toBe('migration');
    expect(many(1001)).toEqual({kind: 'problem', problem: 'too_many_entries'});
    const whole = otpauth.migrations[3]?.uri ?? '';
    for (let length = 0; length < whole.length; ++length) parseMigration(whole.slice(0, length));
  });

  test('survive random damage without throwing', () => {
    const whole = Buffer.from(decodeURIComponent(otpauth.migrations[3]?.uri.split('data=')[1] ?? ''), 'base64');
    let state = 1;
    const random = (below: number) => (state = (state * 48271) % 0x7fffffff) % below;
    for (let round = 0; round < 3000; ++round) {
      const damaged = Buffer.from(whole);
      for (let hit = 0; hit <= random(4); ++hit) damaged[random(damaged.length)] = random(256);
      const text = `otpauth-migration://offline?data=${damaged.toString('base64url')}`;
      expect(['migration', 'problem']).toContain(parseMigration(text).kind);
    }
  });

  test('offer each account as the link that can be saved', () => {
    const uri = otpauth.migrations[3]?.uri ?? '';
    expect(isMigration(` ${uri.toUpperCase().slice(0, 25)}`)).toBe(true);
    const found = readAuthenticatorExport(uri);
    if (found.kind === 'problem') throw new Error(found.sentence);
    expect(found).toMatchObject({part: 2, parts: 2});
    expect(found.accounts.map(({issuer, name}) => [issuer, name])).toEqual([
      ['Example', 'alice@google.com'],
      ['ACME Co', 'bob'],
      ['Label only', 'carol'],
    ]);
    for (const [at, {link}] of found.accounts.entries()) {
      expect(fieldsOf(otpOf(link))).toEqual(otpauth.migrations[3]?.entries[at]);
    }
    expect(readAuthenticatorExport('otpauth-migration://offline')).toEqual({
      kind: 'problem',
      sentence: 'the export link has no data',
    });
  });
});

describe('typed keys', () => {
  test('are read as the vectors say', () => {
    for (const {key, secret} of otpauth.keys) {
      const parsed = parseSeed(key);
      expect(parsed.kind === 'seed' && base32(parsed.seed), key).toBe(secret);
    }
  });

  test('are refused for the reason the vectors give, in a sentence that repeats nothing of the key', () => {
    for (const {key, reason} of otpauth.refused_keys) {
      const parsed = parseSeed(key);
      expect(parsed, key).toEqual({kind: 'problem', problem: reason});
      if (parsed.kind === 'problem' && key.trim().length > 3) expect(sentenceOf(parsed.problem)).not.toContain(key);
    }
  });

  test('under 80 bits can be guessed from codes', () => {
    expect(hasGuessableSeed(otpOf('otpauth://totp/a?secret=JBSWY3DPEHPK3PXP'))).toBe(false);
    expect(hasGuessableSeed(otpOf('otpauth://totp/a?secret=JBSWY3DPEHPK3'))).toBe(true);
  });
});

describe('codes', () => {
  test('are those of the RFCs and of the other implementation', () => {
    expect(totp.vectors.length).toBeGreaterThan(20);
    for (const vector of totp.vectors) {
      const parsed = parseSeed(vector.secret);
      if (parsed.kind === 'problem') throw new Error(parsed.problem);
      const otp: OtpUri = {
        type: vector.type as OtpUri['type'],
        seed: parsed.seed,
        issuer: '',
        name: '',
        algorithm: vector.algorithm as OtpUri['algorithm'],
        digits: vector.digits,
        period: vector.period ?? 30,
        counter: vector.counter ?? 0,
      };
      const step = stepAt(otp, (vector.time ?? 0) * 1000);
      if (vector.step !== undefined) expect(step).toBe(vector.step);
      expect(codeForStep(otp, step), JSON.stringify(vector)).toBe(vector.code);
    }
  });

  test('last from the period down to one second', () => {
    expect(secondsLeft(30, 0)).toBe(30);
    expect(secondsLeft(30, 1)).toBe(30);
    expect(secondsLeft(30, 1_000)).toBe(29);
    expect(secondsLeft(30, 29_999)).toBe(1);
    expect(secondsLeft(30, 30_000)).toBe(30);
  });
});
