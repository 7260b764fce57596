// The Shared Inbox: rows with the code card, and for Owners the whole message on demand.
import type {AccountId, MemberId, MessageId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';

export interface Inbox {
  readonly rows: Readable<InboxRows>; // newest first, kept live
  more(): Promise<Outcome>;
  whole(row: InboxRow): Promise<Outcome<WholeMessage>>; // Owners; written to the activity
  markUsed(row: InboxRow): Promise<Outcome>; // its code was copied or filled
  delete(row: InboxRow): Promise<Outcome>; // Owners
}

export type InboxRows = {rows: readonly InboxRow[]; complete: boolean; loading: boolean};

export type InboxRow = {
  id: MessageId;
  account: AccountId;
  channel: 'sms' | 'email';
  arrivedAt: number;
  card: CodeCard | null; // null: no sign-in code in it (Owners only see such rows)
  unreadable: boolean; // it has a card, and it did not open under this account's keys
  hasWhole: boolean;
  // Of the whole message, once it was opened in this session. Opening one is written to the activity, so a list does not.
  opened: {from: string | null; subject: string | null} | null;
  usedAt: number | null;
  usedBy: MemberId | null;
};

export type CodeCard = {
  channel: 'sms' | 'email';
  from: string | null;
  service: string | null;
  code: string | null;
  boundDomain: string | null;
  purpose: string | null;
  receivedAt: number | null;
};

export type WholeMessage = {
  channel: 'sms' | 'email';
  from: string | null;
  to: string | null;
  subject: string | null;
  text: string | null;
  html: string | null; // foreign: only for a sandboxed frame without remote loads
  date: string | number | null;
  code: string | null;
  link: string | null;
  service: string | null;
  boundDomain: string | null;
  purpose: string | null;
  candidates: readonly {code: string; score: number}[];
  attachments: readonly {name: string; type: string; size: number; content: Uint8Array}[];
  authentication: unknown; // SPF, DKIM and DMARC results as the server saw them
  problem: string | null; // why it was kept unparsed
  raw: Uint8Array | null;
};
