// A browser on its way into a workspace by the approval of an open device. The popup closes and the worker is stopped at any
// time; so how far it is stands in session storage, here and (the request itself) with the client.
//
// The workspace's server serves the page that shows the other code, so the end is never left to the two of them: the request
// is held until the member said in a window of the extension that both show the same.
import {createClient, type Approval, type ApprovalProgress, type Client} from '@latchkey/client';
import type {ConnectingView} from '../messages/messages.ts';
import {permissionFor} from '../sites/origins.ts';
import {isWindowOpen, showWindow} from './approval-window.ts';
import type {Connection} from './connection.ts';
import {nameWorkspace} from './named-workspace.ts';
import {approvalOverSentence, differSentence, noServerSentence, refusalSentence} from './sentences.ts';
import {workerPlatform} from './worker-platform.ts';
import {openBridge, showRequest} from './workspace-pages.ts';

const key = 'connecting';

// `over` says how it ended, and stands until somebody has read it.
type Kept = {server: string; over: string | null};

class Attempt {
  readonly server: string;
  readonly client: Client;
  approval: Approval | null = null; // null: the server is being asked
  code: string | null = null; // stays known when the connection fails after it was shown
  end: () => void = () => undefined;

  constructor(server: string, client: Client) {
    this.server = server;
    this.client = client;
  }
}

export class Connecting {
  readonly #connection: Connection;
  readonly #changed: () => void;
  #kept: Kept | null = null;
  #attempt: Attempt | null = null;

  constructor(connection: Connection, changed: () => void) {
    this.#connection = connection;
    this.#changed = changed;
  }

  view(): ConnectingView | null {
    if (this.#kept === null) return null;
    const {server, over} = this.#kept;
    return {kind: 'connecting', server, stage: over === null ? this.#stage() : {kind: 'over', sentence: over}};
  }

  // After the worker was stopped. Where the session was opened and nothing more, it is taken over now.
  async restore(): Promise<void> {
    const kept = (await chrome.storage.session.get(key))[key];
    if (typeof kept !== 'string') return;
    this.#kept = JSON.parse(kept) as Kept; // written by #keep only
    const {server, over} = this.#kept;
    if (over !== null) return;
    const attempt = new Attempt(server, await createClient(workerPlatform(server)));
    this.#attempt = attempt;
    if (attempt.client.state.value.kind !== 'signed-out') return this.#entered(attempt);
    const approval = await attempt.client.resumeApproval();
    if (approval === null) await this.#over(attempt, approvalOverSentence('expired'));
    else this.#watch(attempt, approval);
  }

  // Asks the workspace's server, then shows the request in the workspace's page (in `tab`, where it was asked for) and the
  // code in a window. Pressed again while nobody has answered, it shows the same once more. False: nothing was begun.
  async begin(server: string, tab: number | null): Promise<boolean> {
    if (this.#connection.client !== null) return false;
    const before = this.#attempt;
    if (before !== null && before.server !== server) {
      await showWindow(); // one at a time: of the other workspace
      return false;
    }
    if (before !== null && before.code === null) {
      if (before.approval !== null) await this.#show(before.approval, server, tab);
      return true;
    }
    if (!(await chrome.permissions.contains({origins: [permissionFor(server)]}))) return false;
    await this.#end();
    const attempt = new Attempt(server, await createClient(workerPlatform(server)));
    this.#attempt = attempt;
    await nameWorkspace(server);
    await this.#keep({server, over: null});
    const asked = await attempt.client.requestApproval({held: true});
    if (this.#attempt !== attempt) {
      if (asked.kind === 'requested') asked.approval.stop();
      return false;
    }
    if (asked.kind !== 'requested') {
      await this.#over(attempt, asked.kind === 'limited' ? refusalSentence(asked) : noServerSentence(server));
      // Whoever asked in a popup, and saw it close, is told all the same.
      if (!(await isWindowOpen())) await showWindow();
      return false;
    }
    this.#watch(attempt, asked.approval);
    await openBridge(server);
    await this.#show(asked.approval, server, tab);
    return true;
  }

  // The member compared, and both codes are the same.
  async confirm(): Promise<void> {
    const approval = this.#attempt?.code == null ? null : this.#attempt.approval;
    if (approval === null) return;
    await approval.confirm();
    this.#changed();
    await approval.step();
  }

  // The other page is told through the server, which may not answer, or be the one in between.
  async differ(): Promise<void> {
    const {server} = this.#attempt ?? {};
    const isTold = await this.#end();
    if (server !== undefined) await this.#keep({server, over: differSentence(isTold)});
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.#keep(null);
  }

  async showPage(): Promise<void> {
    const {approval, server} = this.#attempt ?? {};
    if (approval != null && server !== undefined) await showRequest(server, approval, null);
  }

  #stage(): ConnectingView['stage'] {
    const {approval, code} = this.#attempt ?? {};
    if (approval == null) return {kind: 'asking'};
    const progress = approval.progress.value;
    const trouble = isTrouble(progress) ? refusalSentence(progress) : null;
    if (code == null) return {kind: 'waiting', link: approval.link, trouble};
    return {kind: 'compare', code, confirmed: approval.confirmed, trouble};
  }

  #watch(attempt: Attempt, approval: Approval): void {
    attempt.approval = approval;
    attempt.end = approval.progress.subscribe((progress) => {
      if (this.#attempt !== attempt) return;
      if (progress.kind === 'compare') attempt.code = progress.code;
      if (progress.kind === 'approved') void this.#entered(attempt);
      else if (
        progress.kind === 'refused' ||
        progress.kind === 'expired' ||
        progress.kind === 'forged' ||
        progress.kind === 'untrusted'
      )
        void this.#over(attempt, approvalOverSentence(progress.kind));
      else this.#changed();
    });
  }

  async #show(approval: Approval, server: string, tab: number | null): Promise<void> {
    await showRequest(server, approval, tab);
    await showWindow(); // last, so that it lies on top
  }

  async #entered(attempt: Attempt): Promise<void> {
    await this.#connection.enter(attempt.client, attempt.server);
    attempt.end();
    this.#attempt = null;
    await this.#keep(null);
  }

  async #over(attempt: Attempt, sentence: string): Promise<void> {
    if (this.#attempt !== attempt) return;
    attempt.end();
    this.#attempt = null;
    await this.#keep({server: attempt.server, over: sentence});
  }

  // Stopped by the member; says whether the server took the refusal. What was confirmed may be on its way in at this very
  // moment, and is sent out again.
  async #end(): Promise<boolean> {
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.end();
    const approval = attempt?.approval;
    if (attempt === null || approval == null) return false;
    if (approval.confirmed && (await approval.step()).kind === 'approved') {
      await attempt.client.forgetDevice();
      return false;
    }
    return (await approval.refuse()).kind === 'done';
  }

  async #keep(kept: Kept | null): Promise<void> {
    this.#kept = kept;
    if (kept === null) await chrome.storage.session.remove(key);
    else await chrome.storage.session.set({[key]: JSON.stringify(kept)});
    this.#changed();
  }
}

function isTrouble(progress: ApprovalProgress) {
  return progress.kind === 'offline' || progress.kind === 'limited' || progress.kind === 'unavailable';
}
