// Who did what, when.
import type {AccountId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';

export interface Activity {
  load(input?: {account?: AccountId; before?: number; limit?: number}): Promise<Outcome<ActivityPage>>;
}

export type ActivityPage = {entries: readonly ActivityEntry[]; next: number | null};

export type ActivityEntry = {
  cursor: number;
  at: number;
  member: MemberId | null;
  kind: string; // as protocol/openapi.yaml lists them
  account: AccountId | null;
  subject: string | null;
  address: string | null;
};
