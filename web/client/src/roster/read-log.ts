// Reading the workspace log on from where it was verified (protocol/seals.md, section 12), page by page, whoever asks: a
// session with its token, or somebody invited with that of the link.
import type {Answer, Failure} from '../api/api.ts';
import type {LogEntry, LogHead} from '../crypto/log-entry.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import type {Roster} from './roster.ts';

export type LogPage = {entries: LogEntry[]; more: boolean};
export type ReadPage = (after: number) => Promise<Answer<LogPage>>;

export type ReadLog =
  | {kind: 'read'; roster: Roster}
  | {kind: 'problem'; problem: LogProblem; roster: Roster}
  | {kind: 'failure'; failure: Failure};

// `seen` is a head this device saw or was told of: the log has to come by it. `before` is left as it is.
export async function readOn(before: Roster, seen: LogHead | null, page: ReadPage): Promise<ReadLog> {
  const roster = before.copy();
  const problem = (of: LogProblem): ReadLog => ({kind: 'problem', problem: of, roster});
  const started = before.head.number;
  if (seen?.number === started && started > 0 && !equalInConstantTime(before.head.hash, seen.hash)) {
    return problem({kind: 'log-forked', number: started});
  }
  // The last entry that is known is asked for again: a log that is shorter, or another, answers without it.
  let after = Math.max(0, started - 1);
  for (let more = true; more;) {
    const answer = await page(after);
    if (answer.kind !== 'answer') return {kind: 'failure', failure: answer};
    const {entries} = answer.value;
    more = answer.value.more && entries.length > 0;
    if (after < started) {
      const again = entries.shift();
      if (again === undefined) return wentBack(Math.max(started, seen?.number ?? 0), started, page, problem);
      if (!isLast(before, again)) return problem({kind: 'log-forked', number: started});
    }
    for (const entry of entries) {
      const why = roster.apply(entry);
      if (why !== null) return problem({kind: 'log-entry-refused', number: roster.head.number + 1, why});
      if (entry.number === seen?.number && !equalInConstantTime(roster.head.hash, seen.hash)) {
        return problem({kind: 'log-forked', number: entry.number});
      }
    }
    after = roster.head.number;
  }
  if (seen !== null && roster.head.number < seen.number) {
    return problem({kind: 'log-went-back', seen: seen.number, got: roster.head.number});
  }
  return {kind: 'read', roster};
}

// Compared byte by byte, signature included: two entries that differ only there have two hashes.
function isLast({last}: Roster, entry: LogEntry): boolean {
  return (
    last !== null &&
    entry.number === last.number &&
    entry.at === last.at &&
    entry.author === last.author &&
    entry.kind === last.kind &&
    equalInConstantTime(entry.previous, last.previous) &&
    equalInConstantTime(entry.body, last.body) &&
    equalInConstantTime(entry.signature, last.signature)
  );
}

// How far the log still goes is worth a few more questions: it is what a person gets to read.
async function wentBack(
  seen: number,
  started: number,
  page: ReadPage,
  problem: (of: LogProblem) => ReadLog,
): Promise<ReadLog> {
  for (let back = 2; ; back *= 2) {
    const after = Math.max(0, started - back);
    const answer = await page(after);
    if (answer.kind !== 'answer') return {kind: 'failure', failure: answer};
    const got = answer.value.entries.at(-1)?.number;
    if (got !== undefined || after === 0) return problem({kind: 'log-went-back', seen, got: got ?? 0});
  }
}
