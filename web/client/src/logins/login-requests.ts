// Who is logging in to the accounts one shares, and one's own requests. Every one that is shown has been signed by its member.
import {parseLoginRequest, parseLoginRequests, type Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url} from '../bytes.ts';
import {signLogin, verifyLogin} from '../crypto/login-request.ts';
import {generateId, type AccountId, type DeviceId, type LoginRequestId, type MemberId} from '../ids.ts';
import type {InboxRow} from '../interface/inbox.ts';
import type {
  CodeStanding,
  LoginRequest,
  LoginRequestList,
  LoginRequests,
  OpenLogin,
} from '../interface/login-requests.ts';
import type {Directory} from '../members/directory.ts';
import {done, type Outcome} from '../outcome.ts';
import {Store, type Readable} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';
import {loginTime, standingOf} from './code-standing.ts';
import {MemberLogin, type LoginDesk} from './open-login.ts';

export class SharedLoginRequests implements LoginRequests {
  readonly list = new Store<LoginRequestList>({requests: [], steps: [], since: null});
  readonly #at: LoginDesk;
  readonly #directory: Directory;
  readonly #device: () => DeviceId;
  #cancel: () => void = () => undefined;

  constructor(at: LoginDesk, directory: Directory, device: () => DeviceId) {
    this.#at = at;
    this.#directory = directory;
    this.#device = device;
  }

  async reload(): Promise<Outcome> {
    const {desk} = this.#at;
    const {workspace} = desk;
    const asked = desk.platform.timers.now();
    const answer = await desk.api.get(
      '/api/v1/workspaces/{workspace}/login-requests',
      {path: {workspace}},
      parseLoginRequests,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    if (!desk.open) return {kind: 'signed-out'};
    const {login_requests: wires, used_steps: steps, since, now} = answer.value;
    desk.time.learn(now, asked, desk.platform.timers.now());
    this.list.set({
      requests: wires.filter((wire) => this.#isSigned(wire)).map((wire) => this.#shown(wire)),
      steps: steps.map((wire) => ({
        account: wire.account as AccountId,
        step: wire.step,
        period: wire.period,
        member: wire.member as MemberId,
        usedAt: wire.used_at,
      })),
      since,
    });
    this.#expire();
    return done();
  }

  watch(account: AccountId): Readable<readonly LoginRequest[]> {
    let last: readonly LoginRequest[] = [];
    const openOn = (list: LoginRequestList): readonly LoginRequest[] => {
      const open = list.requests.filter((request) => request.account === account && request.outcome === 'open');
      // The same as before is the same value, so that a screen draws nothing anew.
      if (JSON.stringify(open) !== JSON.stringify(last)) last = open;
      return last;
    };
    const {list} = this;
    return {
      get value() {
        return openOn(list.value);
      },
      subscribe: (listener) => {
        const store = new Store(openOn(list.value));
        const stop = list.subscribe((value) => store.set(openOn(value)));
        const silence = store.subscribe(listener);
        return () => {
          stop();
          silence();
        };
      },
    };
  }

  async open(account: AccountId): Promise<Outcome<OpenLogin>> {
    const {desk} = this.#at;
    const id = generateId<LoginRequestId>(desk.random);
    const openedAt = Math.round(desk.time.now());
    const place = {workspace: desk.workspace, account};
    const signature = signLogin(desk.identity.sign, {
      ...place,
      member: desk.member,
      request: id,
      device: this.#device(),
      openedAt,
    });
    const answer = await desk.api.postRepeatably(
      '/api/v1/workspaces/{workspace}/accounts/{account}/login-requests',
      {path: place, body: {id, opened_at: openedAt, signature: base64url(signature)}},
      parseLoginRequest,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    this.#at.changed();
    return done(this.resume({id, account, openedAt}));
  }

  resume(kept: {id: LoginRequestId; account: AccountId; openedAt: number}): OpenLogin {
    return new MemberLogin(this.#at, kept);
  }

  standing(row: InboxRow): CodeStanding {
    if (row.card === null) return 'unknown';
    const {requests, since} = this.list.value;
    return standingOf({account: row.account, arrivedAt: row.arrivedAt, purpose: row.card.purpose}, requests, since);
  }

  wipe(): void {
    this.#cancel();
    this.list.set({requests: [], steps: [], since: null});
  }

  #shown(wire: Schemas['LoginRequest']): LoginRequest {
    const {desk} = this.#at;
    const endsAt = Math.min(wire.ended_at ?? Infinity, wire.opened_at + loginTime);
    const over = wire.ended_at !== null || desk.time.now() >= endsAt;
    return {
      id: wire.id as LoginRequestId,
      account: wire.account as AccountId,
      member: wire.member as MemberId,
      device: wire.device as DeviceId,
      openedAt: wire.opened_at,
      endsAt,
      outcome: over ? (wire.outcome ?? 'stopped') : 'open',
      mine: wire.member === desk.member,
    };
  }

  #isSigned(wire: Schemas['LoginRequest']): boolean {
    const said = {
      workspace: this.#at.desk.workspace,
      account: wire.account as AccountId,
      member: wire.member as MemberId,
      request: wire.id as LoginRequestId,
      device: wire.device as DeviceId,
      openedAt: wire.opened_at,
    };
    try {
      const member = this.#directory.trusted(said.member);
      return member !== undefined && verifyLogin(said, member.keys.signPublic, bytesOf(wire.signature));
    } catch (error) {
      if (error instanceof TrustError) return false; // the member's keys do not hold, which is listed with the member
      throw error;
    }
  }

  // No event tells that five minutes are over.
  #expire(): void {
    this.#cancel();
    const {desk} = this.#at;
    const now = desk.time.now();
    const {requests} = this.list.value;
    const over = ({outcome, endsAt}: LoginRequest): boolean => outcome === 'open' && endsAt <= now;
    if (requests.some(over)) {
      this.list.update((list) => ({
        ...list,
        requests: list.requests.map((request) => (over(request) ? {...request, outcome: 'stopped'} : request)),
      }));
    }
    const next = Math.min(
      ...requests.filter((request) => request.outcome === 'open' && !over(request)).map(({endsAt}) => endsAt),
    );
    this.#cancel = next === Infinity ? () => undefined : desk.platform.timers.after(next - now, () => this.#expire());
  }
}
