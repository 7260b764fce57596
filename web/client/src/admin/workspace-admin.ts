// The number pool, its sources, and mail domains.
import {
  parseMailDomain,
  parseMailDomains,
  parseNumberSources,
  parseNumberSourceWithSecret,
  parsePoolNumber,
  parsePoolNumbers,
  type Schemas,
} from '../api/answers.ts';
import type {Answer} from '../api/api.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import type {AccountId, SourceId} from '../ids.ts';
import type {Admin, NumberSource, PoolNumber, SourceKind} from '../interface/admin.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';

function outcomeOf<Wire, T>(answer: Answer<Wire>, show: (wire: Wire) => T): Outcome<T> {
  return answer.kind === 'answer' ? done(show(answer.value)) : refusalOf(answer);
}

export class WorkspaceAdmin implements Admin {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async listSources(): Promise<Outcome<readonly NumberSource[]>> {
    const {api, workspace} = this.#desk;
    const answer = await api.get(
      '/api/v1/workspaces/{workspace}/number-sources',
      {path: {workspace}},
      parseNumberSources,
    );
    return outcomeOf(answer, ({sources}) => sources.map(sourceOf));
  }

  async addSource(input: {
    name: string;
    kind: SourceKind;
    secret?: string;
  }): Promise<Outcome<NumberSource & {secret: string | null}>> {
    const {api, workspace} = this.#desk;
    const answer = await api.post(
      '/api/v1/workspaces/{workspace}/number-sources',
      {path: {workspace}, body: input},
      parseNumberSourceWithSecret,
    );
    // Twilio's token came from the admin, who needs it no second time.
    return outcomeOf(answer, (wire) => ({
      ...sourceOf(wire),
      secret: input.kind === 'twilio' ? null : wire.secret,
    }));
  }

  async removeSource(id: SourceId): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, source: id};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/number-sources/{source}', {path}, nothing);
    return outcomeOf(answer, () => null);
  }

  async listNumbers(): Promise<Outcome<readonly PoolNumber[]>> {
    const {api, workspace} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/numbers', {path: {workspace}}, parsePoolNumbers);
    return outcomeOf(answer, ({numbers}) => numbers.map(poolNumberOf));
  }

  async addNumber(input: {number: string; kind: PoolNumber['kind']; source: SourceId}): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const answer = await api.post(
      '/api/v1/workspaces/{workspace}/numbers',
      {path: {workspace}, body: input},
      parsePoolNumber,
    );
    return outcomeOf(answer, () => null);
  }

  async removeNumber(number: string): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, number};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/numbers/{number}', {path}, nothing);
    return outcomeOf(answer, () => null);
  }

  async listMailDomains(): Promise<Outcome<readonly string[]>> {
    const {api, workspace} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/mail-domains', {path: {workspace}}, parseMailDomains);
    return outcomeOf(answer, ({domains}) => domains.map(({domain}) => domain));
  }

  async addMailDomain(domain: string): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const answer = await api.post(
      '/api/v1/workspaces/{workspace}/mail-domains',
      {path: {workspace}, body: {domain}},
      parseMailDomain,
    );
    return outcomeOf(answer, () => null);
  }

  async removeMailDomain(domain: string): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, domain};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/mail-domains/{domain}', {path}, nothing);
    return outcomeOf(answer, () => null);
  }
}

function sourceOf(wire: Schemas['NumberSource']): NumberSource {
  return {
    id: wire.id as SourceId,
    name: wire.name,
    kind: wire.kind,
    hookUrl: wire.hook_url,
    createdAt: wire.created_at,
    lastMessageAt: wire.last_message_at ?? null,
    unreservedCount: wire.unreserved_count,
  };
}

function poolNumberOf(wire: Schemas['PoolNumber']): PoolNumber {
  return {
    number: wire.number,
    country: wire.country,
    kind: wire.kind,
    source: wire.source as SourceId,
    state: wire.state,
    account: wire.account as AccountId | null,
    lastMessageAt: wire.last_message_at ?? null,
    unreservedCount: wire.unreserved_count,
  };
}
