// Whether a code that arrived was asked for: it came while somebody was logging in to its account.
import type {AccountId} from '../ids.ts';
import type {CodeStanding, LoginRequest} from '../interface/login-requests.ts';

export const loginTime = 5 * 60_000;

// `opened at` is the server's time as its author's device knew it, and may lag behind by a little.
const clockSlack = 10_000;

export type Arrived = {account: AccountId; arrivedAt: number; purpose: string | null};

// `since`: from when on all login requests are known; null while none have been read. All times are the server's.
export function standingOf(
  code: Arrived,
  requests: readonly Pick<LoginRequest, 'account' | 'openedAt' | 'endsAt'>[],
  since: number | null,
): CodeStanding {
  const asked = requests.some(
    ({account, openedAt, endsAt}) =>
      account === code.account && code.arrivedAt >= openedAt - clockSlack && code.arrivedAt < endsAt,
  );
  if (asked) return 'solicited';
  // Codes that set something up or confirm a payment are nobody's login; and a request that is forgotten may have covered
  // the first minutes of what is kept.
  const knowable = code.purpose === 'sign-in' && since !== null && code.arrivedAt >= since + loginTime;
  return knowable ? 'unsolicited' : 'unknown';
}
