// The workspace log does not hold: what the server did, as far as a client can tell, as every screen says it.
import type {LogProblem} from './trust-problem.ts';

export function explainLog(problem: LogProblem): string {
  switch (problem.kind) {
    case 'log-forked':
      return `The server shows another history of this workspace than before: entry ${problem.number} of its log is another one now.`;
    case 'log-went-back':
      return `The server shows an older state of this workspace: its log went up to entry ${problem.seen}, and now ends at entry ${problem.got}.`;
    case 'log-entry-refused':
      return `Entry ${problem.number} of the workspace log breaks its rules (${problem.why}). No client of a member makes such an entry.`;
    case 'own-identity-mismatch':
      return 'The server publishes keys for you that are not yours. Stop working and tell whoever runs this server.';
  }
}
