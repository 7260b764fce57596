// Logging in: the password, then a second step if two-factor authentication is on or the login looks unlike its owner; and
// the sessions that come of it.
import type {Couriers} from './couriers.ts';
import type {Limits} from './limits.ts';
import {maskAddress, maskNumber} from './destinations.ts';
import {suspiciousLoginMail, textMessage} from './messages.ts';
import {generateToken, hashToken, isPassword} from './secrets.ts';
import type {Checked, Sent, SentCodes} from './sent-codes.ts';
import type {PendingLogin, Session, Store, User} from './store.ts';
import type {Method, TwoFactor} from './two-factor.ts';

export interface Visit {
  address: string; // of the network
  browser: string; // what it says of itself
  known: string; // a token this browser keeps for good
}

export type PasswordOutcome =
  {kind: 'in'; session: string} | {kind: 'challenged'; login: string} | {kind: 'refused'} | {kind: 'wait'};

export type Challenge = {
  login: PendingLogin;
  user: User;
  methods: (Method | 'mail')[]; // the first is offered first
  maskedPhone: string;
  maskedMail: string;
};

export type ChallengeOutcome = {kind: 'in'; session: string} | Exclude<Checked, {kind: 'accepted'}> | {kind: 'over'};

const pendingFor = 10 * 60_000;
const sessionFor = 30 * 24 * 60 * 60_000;
const mostWrong = 5;
const wrongPasswordsThatLookForeign = 3;

export class Logins {
  readonly #store: Store;
  readonly #codes: SentCodes;
  readonly #twoFactor: TwoFactor;
  readonly #limits: Limits;
  readonly #couriers: Couriers;
  readonly #now: () => number;
  readonly #host: string;

  constructor(parts: {
    store: Store;
    codes: SentCodes;
    twoFactor: TwoFactor;
    limits: Limits;
    couriers: Couriers;
    now: () => number;
    host: string;
  }) {
    this.#store = parts.store;
    this.#codes = parts.codes;
    this.#twoFactor = parts.twoFactor;
    this.#limits = parts.limits;
    this.#couriers = parts.couriers;
    this.#now = parts.now;
    this.#host = parts.host;
  }

  async withPassword(username: string, password: string, visit: Visit): Promise<PasswordOutcome> {
    const name = username.trim().toLowerCase().replace(/^@/, '');
    if (
      this.#limits.reached('wrong passwords of an account', name) ||
      this.#limits.reached('wrong passwords from an address', visit.address)
    )
      return {kind: 'wait'};
    const user = this.#store.userNamed(name);
    const wrongBefore = this.#limits.soFar('wrong passwords of an account', name);
    // Counted before it is looked at: many at once are as many tries as many after another.
    this.#limits.count('wrong passwords of an account', name);
    this.#limits.count('wrong passwords from an address', visit.address);
    if (!(await isPassword(password, user?.passwordHash ?? null)) || user === null) return {kind: 'refused'};
    this.#limits.takeBack('wrong passwords of an account', name);
    this.#limits.takeBack('wrong passwords from an address', visit.address);

    if (this.#twoFactor.overview(user).on) return {kind: 'challenged', login: await this.#pend(user, 'two-factor')};
    // Only an address that is known to be the owner's can tell the owner from somebody else.
    const foreign =
      !this.#store.isKnownBrowser(hashToken(visit.known), user.id) || wrongBefore >= wrongPasswordsThatLookForeign;
    if (foreign && user.emailConfirmed) return {kind: 'challenged', login: await this.#pend(user, 'mail')};
    return {kind: 'in', session: this.#begin(user, visit)};
  }

  async #pend(user: User, by: PendingLogin['by']): Promise<string> {
    const token = generateToken();
    const login: PendingLogin = {
      ...{id: hashToken(token), user: user.id, by},
      ...{wrong: 0, expiresAt: this.#now() + pendingFor},
    };
    this.#store.addPendingLogin(login, this.#now());
    const challenge = this.#challenge(login, user);
    const first = challenge.methods[0];
    if (first === 'text' || first === 'mail') await this.send(challenge, first);
    return token;
  }

  #challenge(login: PendingLogin, user: User): Challenge {
    const {text, authenticators} = this.#twoFactor.overview(user);
    const second: Method[] = [
      ...(authenticators.length > 0 ? (['app'] as const) : []),
      ...(text ? (['text'] as const) : []),
      'recovery',
    ];
    return {
      login,
      user,
      methods: login.by === 'mail' ? ['mail'] : second,
      maskedPhone: user.phone === null ? '' : maskNumber(user.phone),
      maskedMail: maskAddress(user.email),
    };
  }

  // Null when there is none, it took too long, or its tries are used up.
  challenge(token: string): Challenge | null {
    const login = this.#store.pendingLogin(hashToken(token));
    if (login === null) return null;
    const user = this.#store.user(login.user);
    if (user === null || login.wrong >= mostWrong || this.#now() >= login.expiresAt) {
      this.#store.endPendingLogin(login.id);
      return null;
    }
    return this.#challenge(login, user);
  }

  // A new code by the way that was chosen.
  async send({user}: Challenge, by: 'text' | 'mail'): Promise<Sent> {
    if (by === 'mail') {
      return this.#codes.send(user.id, 'log in by mail', user.email, async (code) => {
        const mail = suspiciousLoginMail(user, code);
        return this.#couriers.sendMail(user.email, mail.subject, mail.text, mail.html);
      });
    }
    const phone = user.phone;
    if (phone === null) return {kind: 'not-delivered'};
    return this.#codes.send(user.id, 'log in by text', phone, (code) =>
      this.#couriers.sendSms(phone, textMessage(code, this.#host)),
    );
  }

  answer(challenge: Challenge, method: Method | 'mail', typed: string, visit: Visit): ChallengeOutcome {
    const {login, user} = challenge;
    const checked =
      method === 'mail'
        ? this.#codes.check(user.id, 'log in by mail', typed)
        : this.#twoFactor.check(user, method, typed);
    if (checked.kind === 'accepted') {
      this.#store.endPendingLogin(login.id);
      return {kind: 'in', session: this.#begin(user, visit)};
    }
    if (checked.kind === 'wrong' || checked.kind === 'too-many') {
      this.#store.countWrongAtLogin(login.id);
      if (login.wrong + 1 >= mostWrong) {
        this.#store.endPendingLogin(login.id);
        return {kind: 'over'};
      }
    }
    return checked;
  }

  abandon(challenge: Challenge): void {
    this.#store.endPendingLogin(challenge.login.id);
  }

  #begin(user: User, visit: Visit): string {
    const token = generateToken();
    const now = this.#now();
    this.#store.addSession({id: hashToken(token), user: user.id, startedAt: now, seenAt: now, browser: visit.browser});
    this.#store.rememberBrowser(hashToken(visit.known), user.id);
    return token;
  }

  session(token: string): {session: Session; user: User} | null {
    const session = this.#store.session(hashToken(token));
    if (session === null) return null;
    const now = this.#now();
    if (now - session.startedAt >= sessionFor) {
      this.#store.endSession(session.id);
      return null;
    }
    this.#store.touchSession(session.id, now);
    const user = this.#store.user(session.user);
    return user === null ? null : {session, user};
  }
}
