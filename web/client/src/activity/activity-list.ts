// Reads the activity, page by page.
import {parseActivity} from '../api/answers.ts';
import {refusalOf} from '../api/problem.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Activity, ActivityPage} from '../interface/activity.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';

export class ActivityList implements Activity {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async load(input: {account?: AccountId; before?: number; limit?: number} = {}): Promise<Outcome<ActivityPage>> {
    const answer = await this.#desk.api.get(
      '/api/v1/workspaces/{workspace}/activity',
      {path: {workspace: this.#desk.workspace}, query: input},
      parseActivity,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    return done({
      entries: answer.value.entries.map((entry) => ({
        cursor: entry.cursor,
        at: entry.at,
        member: entry.member as MemberId | null,
        kind: entry.kind,
        account: entry.account as AccountId | null,
        subject: entry.subject,
        address: entry.address,
      })),
      next: answer.value.next,
    });
  }
}
