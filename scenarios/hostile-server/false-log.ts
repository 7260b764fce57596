// A workspace log of the server's own: a true beginning, and what it would like to be true after that.
import {parseLogEntry, writeEntry} from '../../web/client/src/api/log-wire.ts';
import {
  hashEntry,
  emptyHead,
  parseAct,
  signEntry,
  type LogAct,
  type LogEntry,
  type LogHead,
} from '../../web/client/src/crypto/log-entry.ts';
import {publicOf, signIdentityStatement, type Identity} from '../../web/client/src/crypto/member.ts';
import {base64url} from '../../web/client/src/bytes.ts';
import type {MemberId, WorkspaceId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import type {Proxy} from './proxy.ts';
import type {Person} from './scene.ts';

// As the server has it.
export async function trueLog(person: Person): Promise<LogEntry[]> {
  const {token} = JSON.parse(person.memory.values.get('latchkey.unlocked') ?? '{}') as {token: string};
  const url = `${person.platform.origin}/api/v1/workspaces/${person.session.workspaceId}/log?after=0`;
  const answer = await fetch(url, {headers: {authorization: `Bearer ${token}`, 'x-forwarded-for': '10.255.0.1'}});
  return ((await answer.json()) as {entries: unknown[]}).entries.map((entry) => parseLogEntry(entry, ''));
}

export class FalseLog {
  readonly entries: LogEntry[];
  readonly #workspace: WorkspaceId;

  constructor(workspace: WorkspaceId, entries: readonly LogEntry[]) {
    this.#workspace = workspace;
    this.entries = [...entries];
  }

  get head(): LogHead {
    const last = this.entries.at(-1);
    return last === undefined ? emptyHead : {number: last.number, hash: hashEntry(this.#workspace, last)};
  }

  add(author: MemberId, identity: Identity, act: LogAct): void {
    const at = Math.max(Date.now(), this.entries.at(-1)?.at ?? 0);
    const place = {workspace: this.#workspace, head: this.head, at, author};
    this.entries.push(signEntry(identity.sign, place, act));
  }

  // The invitation that waits on the log, with its public key: all the server knows of the link.
  get invitation(): Extract<LogAct, {kind: 'invite'}> {
    for (const {kind, body} of this.entries.toReversed()) {
      const act = parseAct(kind, body);
      if (act?.kind === 'invite') return act;
    }
    throw new Error('nobody is invited');
  }

  serve(proxy: Proxy): void {
    for (const operation of ['readLog', 'readLogInvited']) {
      proxy.onAnswer(operation, (told, asked) => {
        const after = Number(new URL(asked.url, 'http://localhost').searchParams.get('after') ?? 0);
        told.status = 200;
        told.body = {entries: this.entries.filter(({number}) => number > after).map(writeEntry), more: false};
      });
    }
  }
}

// Somebody as the server lists members; `profile` has to fit what the log says of the same member.
export interface Listed {
  id: MemberId;
  identity: Identity;
  name: string;
  email: string;
  salt: Uint8Array<ArrayBuffer>;
}

export function list(proxy: Proxy, workspace: WorkspaceId, somebody: Listed): void {
  proxy.onAnswer('listMembers', ({body}) => {
    const members = body['members'] as Json[];
    const known = members.find(({id}) => id === somebody.id);
    const listed: Json = known ?? {...structuredClone(members[0]), id: somebody.id, role: 'user', invitation: null};
    const {signPublic, boxPublic} = publicOf(somebody.identity);
    Object.assign(listed, {
      name: somebody.name,
      email: somebody.email,
      profile_salt: base64url(somebody.salt),
      sign_public: base64url(signPublic),
      box_public: base64url(boxPublic),
      statement: base64url(signIdentityStatement(somebody.identity, {workspace, member: somebody.id})),
    });
    if (known === undefined) members.push(listed);
  });
}
