// A login request of one's own: takes codes for it, and ends it.
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import type {AccountId, LoginRequestId} from '../ids.ts';
import type {Codes, CurrentCode} from '../interface/codes.ts';
import type {Inbox, InboxRow} from '../interface/inbox.ts';
import type {OpenLogin, TakenCode} from '../interface/login-requests.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {loginTime} from './code-standing.ts';

const second = 1000;

// What a login uses of the session around it.
export type LoginDesk = {
  desk: Desk;
  codes: Codes;
  markUsed(row: InboxRow, login: LoginRequestId): ReturnType<Inbox['markUsed']>;
  changed(): void;
};

export class MemberLogin implements OpenLogin {
  readonly id: LoginRequestId;
  readonly account: AccountId;
  readonly openedAt: number;
  readonly #at: LoginDesk;

  constructor(at: LoginDesk, kept: {id: LoginRequestId; account: AccountId; openedAt: number}) {
    this.#at = at;
    ({id: this.id, account: this.account, openedAt: this.openedAt} = kept);
  }

  get expiresAt(): number {
    return this.openedAt + loginTime;
  }

  async end(outcome: 'done' | 'stopped'): Promise<Outcome> {
    const answer = await this.#at.desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/login-requests/{request}/end',
      {path: this.#path(), body: {outcome}},
      nothing,
    );
    this.#at.changed();
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  async takeStep(step: number, period: number): Promise<Outcome> {
    // Repeatable: the same step for the same request is answered alike.
    const answer = await this.#at.desk.api.postRepeatably(
      '/api/v1/workspaces/{workspace}/accounts/{account}/login-requests/{request}/steps',
      {path: this.#path(), body: {step, period}},
      nothing,
    );
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  async takeCode(): Promise<Outcome<TakenCode> | {kind: 'no-code'; current: CurrentCode}> {
    const {desk, codes} = this.#at;
    const current = await codes.current(this.account, desk.platform.timers.now());
    if (current.kind === 'counter') {
      return done({code: current.code, step: null, usableFrom: desk.time.now(), usableUntil: null});
    }
    if (current.kind !== 'code') return {kind: 'no-code', current};
    const {period} = current;
    const now = Math.floor(desk.time.now() / (period * second));
    // Between asking for the code and here a step may have begun, and then what was next is now.
    const began = Math.round((desk.time.now() / second + current.secondsLeft) / period) - 1;
    const offers = [
      {step: began, code: current.code},
      {step: began + 1, code: current.next},
    ].filter(({step}) => step >= now);
    let refused: Outcome = {kind: 'conflict', detail: 'login request: the step is taken'};
    for (const {step, code} of offers) {
      if (code === null) continue;
      refused = await this.takeStep(step, period);
      if (refused.kind === 'done') {
        const usableFrom = step * period * second;
        return done({code, step, usableFrom, usableUntil: usableFrom + period * second});
      }
      if (refused.kind !== 'conflict') return refused;
    }
    return refused;
  }

  takeMessage(row: InboxRow): Promise<Outcome> {
    return this.#at.markUsed(row, this.id);
  }

  #path() {
    return {workspace: this.#at.desk.workspace, account: this.account, request: this.id};
  }
}
