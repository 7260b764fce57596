// What an Admin fills: number sources, the number pool, mail domains.
import type {AccountId, SourceId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';

export interface Admin {
  listSources(): Promise<Outcome<readonly NumberSource[]>>;
  // Twilio: `secret` is the account's auth token. Others: the server makes one and says it once, in `secret` of the answer.
  addSource(input: {
    name: string;
    kind: SourceKind;
    secret?: string;
  }): Promise<Outcome<NumberSource & {secret: string | null}>>;
  removeSource(id: SourceId): Promise<Outcome>;
  listNumbers(): Promise<Outcome<readonly PoolNumber[]>>;
  addNumber(input: {number: string; kind: PoolNumber['kind']; source: SourceId}): Promise<Outcome>;
  removeNumber(number: string): Promise<Outcome>;
  listMailDomains(): Promise<Outcome<readonly string[]>>;
  addMailDomain(domain: string): Promise<Outcome>;
  removeMailDomain(domain: string): Promise<Outcome>;
}

export type SourceKind = 'twilio' | 'android' | 'signed';

export type NumberSource = {
  id: SourceId;
  name: string;
  kind: SourceKind;
  hookUrl: string;
  createdAt: number;
  lastMessageAt: number | null;
  unreservedCount: number;
};

export type PoolNumber = {
  number: string;
  country: string;
  kind: 'mobile' | 'voip' | 'demo';
  source: SourceId;
  state: 'free' | 'reserved' | 'active' | 'quarantined';
  account: AccountId | null;
  lastMessageAt: number | null;
  unreservedCount: number;
};
