// Tells the server what was done with something opened here. A report that is lost keeps nobody from the act itself.
import type {Schemas} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import type {AccountId} from '../ids.ts';
import type {Desk} from '../session/desk.ts';

export function reportActivity(desk: Desk, account: AccountId, kind: Schemas['ActivityReport']['kind']): void {
  void desk.api.post(
    '/api/v1/workspaces/{workspace}/activity',
    {path: {workspace: desk.workspace}, body: {account, kind}},
    nothing,
  );
}
