import {randomBytes} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {makeApprovalCases} from '../testing/approval-cases.ts';
import {makeChainCases} from '../testing/chain-cases.ts';
import {makeLogCases} from '../testing/log-cases.ts';
import {makeCases} from '../testing/make-cases.ts';
import {seededRandom} from '../testing/random.ts';
import {replayCase, type Case} from '../testing/replay-case.ts';
import {SealPeer} from '../testing/seal-peer.ts';
import {loadSodium, type Random} from './sodium.ts';

beforeAll(loadSodium);

function problemsOf(cases: readonly Case[]): string[] {
  return cases.map(replayCase).filter((problem) => problem !== null);
}

describe('the committed vectors', () => {
  test.each([
    ['seal_v1.json', 90],
    ['member_v1.json', 35],
    ['account_v1.json', 65],
    ['approval_v1.json', 9],
    ['log_v1.json', 75],
    ['chain_v1.json', 45],
  ])('of %s all replay', (file, atLeast) => {
    const text = readFileSync(new URL(`../../../../protocol/vectors/${file}`, import.meta.url), 'utf8');
    const {cases} = JSON.parse(text) as {cases: Case[]};
    expect(cases.length).toBeGreaterThan(atLeast);
    expect(problemsOf(cases)).toEqual([]);
  });
});

test.each([
  ['approval_v1.json', makeApprovalCases],
  ['log_v1.json', (random: Random) => makeLogCases(random, 1_800_000_000_000)],
  ['chain_v1.json', (random: Random) => makeChainCases(random, 1_800_000_000_000)],
])('%s is what this client makes from the same randomness', (name, make) => {
  const file = new URL(`../../../../protocol/vectors/${name}`, import.meta.url);
  const cases = make(seededRandom(name)).map((of) => JSON.stringify(of));
  const text = `{"about":"protocol/vectors/README.md","file":"${name}","cases":[\n${cases.join(',\n')}\n]}\n`;
  if (process.env['WRITE_VECTORS'] !== undefined) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

describe('C++ and TypeScript', () => {
  let peer: SealPeer;
  beforeAll(() => {
    peer = new SealPeer();
  });
  afterAll(() => peer.stop());

  test.each(['seal', 'member', 'account'] as const)('agree on %s cases that C++ has just made', async (file) => {
    const cases = await peer.make(file);
    expect(cases.length).toBeGreaterThan(30);
    expect(problemsOf(cases)).toEqual([]);
  });

  test('agree on cases that TypeScript has just made, and C++ refuses each of them with one bit changed', async () => {
    const random = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));
    for (const of of makeCases(random, Date.now())) {
      expect(await peer.replay(of)).toBeNull();
      expect(replayCase(of)).toBeNull();
      const spoiled = {...of};
      const member = ['sealed', 'sealed_identity', 'signature', 'proof', 'secret_key', 'use_inbox'].find(
        (name) => name in of,
      );
      if (member === undefined) throw new Error(`nothing to spoil in ${of.case}`);
      const written = of[member] as string;
      spoiled[member] = written.slice(0, -1) + (written.endsWith('0') ? '1' : '0');
      expect(await peer.replay(spoiled), `${of.case}, ${of.name}`).not.toBeNull();
      expect(replayCase(spoiled), `${of.case}, ${of.name}`).not.toBeNull();
    }
  });
});
