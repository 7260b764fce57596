// The workspace log for somebody who holds an invitation's link and is no member yet: read with the link's token, verified
// up to the head the inviter saw and beyond, and then continued by the newcomer's own entry.
import {parseMembership, parseServer} from '../api/answers.ts';
import type {Answer, Api, Failure} from '../api/api.ts';
import {parseLogPage, writeEntry} from '../api/log-wire.ts';
import {base64url} from '../bytes.ts';
import {invitationPair, signEntry, signJoin} from '../crypto/log-entry.ts';
import {invitationToken, publicOf} from '../crypto/member.ts';
import {readOn, type LogPage} from '../roster/read-log.ts';
import {Roster} from '../roster/roster.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import type {Invited} from './links.ts';
import type {NewMember} from './new-member.ts';

type Read =
  {kind: 'read'; roster: Roster} | {kind: 'problem'; problem: LogProblem} | {kind: 'failure'; failure: Failure};

const mostTries = 5; // of joining where others append, too

export class InvitedLog {
  readonly #api: Api;
  readonly #invited: Invited;
  readonly #token: string;
  #roster: Roster;

  constructor(api: Api, invited: Invited) {
    const {workspace, invitation, secret} = invited;
    this.#api = api;
    this.#invited = invited;
    this.#token = base64url(invitationToken(secret, workspace, invitation));
    this.#roster = new Roster(workspace);
  }

  async read(): Promise<Read> {
    const read = await readOn(this.#roster, this.#invited.head, (after) => this.#page(after));
    if (read.kind === 'read') this.#roster = read.roster;
    return read;
  }

  async join(made: NewMember): Promise<Read> {
    const {workspace, invitation, secret} = this.#invited;
    const pair = invitationPair(secret, workspace, invitation);
    const act = {
      kind: 'join',
      invitation,
      keys: publicOf(made.identity),
      profile: made.profile,
      proof: signJoin(pair, made.at, invitation, made.fingerprint),
    } as const;
    for (let tried = 1; ; ++tried) {
      // Before there is a session, this is what knows the server's time.
      const server = await this.#api.get('/api/v1/server', {path: {}}, parseServer);
      if (server.kind !== 'answer') return {kind: 'failure', failure: server};
      const {head, last} = this.#roster;
      const at = Math.max(server.value.now, last?.at ?? 0);
      const entry = signEntry(made.identity.sign, {workspace, head, at, author: made.at.member}, act);
      const roster = this.#roster.copy();
      const why = roster.apply(entry);
      // The log itself says that this invitation lets nobody in, or is not the one of this link.
      if (why !== null) return {kind: 'failure', failure: {kind: 'problem', problem: notOpen(why)}};
      const answer = await this.#api.post(
        '/api/v1/workspaces/{workspace}/invitations/{invitation}/accept',
        {path: {workspace, invitation}, body: {token: this.#token, member: made.body, entry: writeEntry(entry)}},
        parseMembership,
      );
      if (answer.kind === 'answer') return {kind: 'read', roster};
      if (answer.kind !== 'problem' || answer.problem.kind !== 'conflict' || tried === mostTries) {
        return {kind: 'failure', failure: answer};
      }
      const read = await this.read();
      if (read.kind !== 'read') return read;
      if (this.#roster.head.number === head.number) return {kind: 'failure', failure: answer};
    }
  }

  #page(after: number): Promise<Answer<LogPage>> {
    const {workspace, invitation} = this.#invited;
    return this.#api.postRepeatably(
      '/api/v1/workspaces/{workspace}/invitations/{invitation}/log',
      {path: {workspace, invitation}, query: {after}, body: {token: this.#token}},
      parseLogPage,
    );
  }
}

function notOpen(why: string) {
  return {kind: 'not-found' as const, status: 404, detail: `log: ${why}`, pointer: null, retryAt: 0};
}
