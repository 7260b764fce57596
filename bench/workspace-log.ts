// What it takes a client to verify a long workspace log that it sees for the first time, and to go on from one it kept.
import {loadSodium, signDetached, signPair, verifyDetached} from '../web/client/src/crypto/sodium.ts';
import type {LogEntry} from '../web/client/src/crypto/log-entry.ts';
import {parseRoster, writeRoster} from '../web/client/src/roster/roster-record.ts';
import {Roster} from '../web/client/src/roster/roster.ts';
import {LogWriter} from '../web/client/src/testing/log-writer.ts';
import {seededRandom} from '../web/client/src/testing/random.ts';
import {inTurn, said, spreadOf} from './spread.ts';
import type {Scale} from './scale.ts';
import type {Row} from './table.ts';

export async function workspaceLog(scale: Scale): Promise<Row[]> {
  await loadSodium();
  const size = scale.of(10_000, 40);
  const fresh = 10;
  const {workspace, entries} = written(size + fresh);
  const replayed = (from: Roster, of: readonly LogEntry[]): Roster => {
    for (const entry of of) {
      const why = from.apply(entry);
      if (why !== null) throw new Error(`entry ${entry.number} is refused: ${why}`);
    }
    return from;
  };
  const kept = JSON.stringify(writeRoster(replayed(new Roster(workspace), entries.slice(0, size)).state));

  const pair = signPair(seededRandom('bench')(32));
  const message = seededRandom('message')(300);
  const signature = signDetached(pair.secretKey, message);
  const [cold = [], warm = [], bare = []] = await inTurn(
    scale.repetitions,
    timed(() => replayed(new Roster(workspace), entries.slice(0, size))),
    timed(() => replayed(Roster.from(parseRoster(JSON.parse(kept), '')), entries.slice(size))),
    // One signature an entry is what no client can do without; a join has two.
    timed(() => {
      for (let i = 0; i < size; i++) {
        if (!verifyDetached(pair.publicKey, message, signature)) throw new Error('a good signature is refused');
      }
    }),
  );
  const [first, again, limit] = [spreadOf(cold), spreadOf(warm), spreadOf(bare)];
  const many = size.toLocaleString('en-US');
  return [
    {
      what: `workspace log of ${many} entries, first sight`,
      figure: said(first, 'ms'),
      beside: `${said(limit, 'ms')} for as many bare signatures`,
      ratio: (first.median / limit.median).toFixed(2),
      target: 'under 1,000 ms',
      met: first.median < 1000,
      values: {cold, bare},
    },
    {
      what: `workspace log of ${many} entries, kept, and ${fresh} more`,
      figure: said(again, 'ms'),
      beside: '',
      ratio: '',
      target: '',
      met: null,
      values: {warm},
    },
  ];
}

function timed(work: () => unknown): () => Promise<number> {
  return () => {
    const began = performance.now();
    work();
    return Promise.resolve(performance.now() - began);
  };
}

// Of a workspace as it lives: people are invited, join, are compared, change their names and leave.
function written(count: number): {workspace: LogWriter['workspace']; entries: LogEntry[]} {
  const writer = new LogWriter(seededRandom('log'), 1_800_000_000_000);
  const founder = writer.person('Mira');
  const entries = [writer.take(writer.entry(founder, writer.founding(founder)))];
  for (let round = 0; entries.length < count; round++) {
    const person = writer.person(`Member ${round}`);
    const invitation = writer.invitation();
    const add = (author: typeof founder, act: Parameters<typeof writer.entry>[1]): void => {
      if (entries.length < count) entries.push(writer.take(writer.entry(author, act)));
    };
    add(founder, writer.invite(invitation, 'user'));
    add(person, writer.join(person, invitation));
    add(founder, {kind: 'admit', member: person.id, fingerprint: person.fingerprint});
    add(person, {kind: 'profile', profile: writer.someProfile()});
    if (round % 2 === 0) add(founder, {kind: 'end', member: person.id});
  }
  return {workspace: writer.workspace, entries};
}
