// An account's chain of the server's own: a true beginning, or none, and what it would like to stand there after that.
import {
  hashAccountEntry,
  signAccountEntry,
  type AccountAct,
  type AccountEntry,
} from '../../web/client/src/crypto/account-entry.ts';
import {emptyHead, hashEntry, type LogHead} from '../../web/client/src/crypto/log-entry.ts';
import {readChainEntry, writeChainEntry} from '../../web/client/src/api/chain-wire.ts';
import type {AccountPlace} from '../../web/client/src/crypto/context.ts';
import type {Pair} from '../../web/client/src/crypto/sodium.ts';
import type {MemberId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import {random} from '../harness/wire.ts';
import {trueLog} from './false-log.ts';
import type {Person} from './scene.ts';

type Wire = Parameters<typeof readChainEntry>[0];

export async function headOfLog(person: Person): Promise<LogHead> {
  const entries = await trueLog(person);
  const last = entries.at(-1);
  if (last === undefined) throw new Error('no log');
  return {number: last.number, hash: hashEntry(person.session.workspaceId, last)};
}

export class FalseChain {
  readonly entries: AccountEntry[];
  readonly #place: AccountPlace;
  readonly #log: LogHead;

  constructor(place: AccountPlace, log: LogHead, account: Json | null) {
    this.#place = place;
    this.#log = log;
    const tail = account === null ? [] : ((account['chain'] as Json)['entries'] as Wire[]);
    this.entries = tail.map(readChainEntry);
  }

  get head(): LogHead {
    const last = this.entries.at(-1);
    return last === undefined ? emptyHead : {number: last.number, hash: hashAccountEntry(this.#place, last)};
  }

  // Signed by `pair`, or by nobody where it is null.
  add(author: MemberId, pair: Pair | null, act: AccountAct): void {
    const at = Math.max(Date.now(), this.entries.at(-1)?.at ?? 0);
    const place = {...this.#place, head: this.head, log: this.#log, at, author};
    const entry = signAccountEntry(pair ?? {publicKey: random(32), secretKey: random(64)}, place, act);
    this.entries.push(pair === null ? {...entry, signature: random(64)} : entry);
  }

  get wire(): Json {
    return {number: this.head.number, entries: this.entries.map(writeChainEntry)};
  }
}
