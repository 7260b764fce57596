// A request as the pages' code sees it, and what it may answer. No socket, no header beyond what is named here.
import type {Couriers} from './couriers.ts';
import type {Limits} from './limits.ts';
import type {Logins, Visit} from './logins.ts';
import type {Markup} from './pages/markup.ts';
import type {SentCodes} from './sent-codes.ts';
import type {Session, Store, User} from './store.ts';
import type {TwoFactor} from './two-factor.ts';

export interface Services {
  store: Store;
  logins: Logins;
  twoFactor: TwoFactor;
  codes: SentCodes;
  limits: Limits;
  couriers: Couriers;
  host: string; // the name people see, which text messages bind their codes to
}

export interface Exchange {
  services: Services;
  query: URLSearchParams;
  form: URLSearchParams;
  visit: Visit;
  pendingLogin: string; // what the browser holds of a login half done, or nothing
  csrf: string; // what every form that changes something carries
}

export interface SignedIn extends Exchange {
  user: User;
  session: Session;
  notice: string; // to be shown once
}

// Tokens the browser is to hold from now on; null takes one away.
export interface Held {
  session?: string | null;
  login?: string | null;
}

export type Reply =
  | {kind: 'page'; status: number; page: Markup; held: Held}
  | {kind: 'redirect'; to: string; held: Held}
  | {kind: 'asset'; type: string; body: string};

export const showPage = (page: Markup, status = 200, held: Held = {}): Reply => ({kind: 'page', status, page, held});

// 303: what was posted is not posted again by a reload.
export const redirect = (to: string, held: Held = {}): Reply => ({kind: 'redirect', to, held});

export type Route<E extends Exchange = Exchange> = (exchange: E) => Reply | Promise<Reply>;
