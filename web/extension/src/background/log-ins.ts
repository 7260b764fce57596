// Runs the log-in under way: takes the descriptions its tab sends, asks the state machine what is next, and does it. What
// may be filled is checked here against the browser's word on the sender, before any secret is fetched.
import type {Account, AccountId, LoginRequestId, Session} from '@latchkey/client';
import {
  askedBy,
  beginLogin,
  isOver,
  longestLogin,
  nextAction,
  offersFor,
  spread,
  type Action,
  type CodeSource,
  type Login,
  type Means,
  type PageReport,
  type StopReason,
} from '../login/login.ts';
import type {FillOutcome, FromAgent, LoginView} from '../messages/messages.ts';
import {fillableOrigin, originsOf, permissionFor} from '../sites/origins.ts';
import {AgentLine, speakerOf} from './agent-line.ts';
import {findCode} from './code-sources.ts';
import {keepLogin, restoreLogin} from './kept-login.ts';

const claimWithin = 2_000;

export type Begun = {kind: 'begun'} | {kind: 'no-address'} | {kind: 'no-permission'; origin: string} | {kind: 'gone'};

export class LogIns {
  #login: Login | null = null;
  #agent: AgentLine | null = null;
  #before: Login | null = null; // where it stood before the fill under way
  #used: (() => Promise<unknown>) | null = null; // what is written down once the code under way is in the page
  #busy = false;
  #again = false;
  #unsubscribe: (() => void) | null = null;
  readonly #session: () => Session | null;
  readonly #changed: () => void;

  constructor(session: () => Session | null, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
  }

  async restore(): Promise<void> {
    this.#login = await restoreLogin();
    if (this.#isLate()) await this.#stop('time-is-up');
  }

  view(): LoginView | null {
    const login = this.#login;
    if (login === null) return null;
    const account = this.#session()?.accounts.get(login.account as AccountId);
    return {
      account: login.account,
      accountName: login.accountName,
      tab: login.tab,
      stage: login.stage,
      offers: account?.kind === 'account' ? offersFor(login, meansOf(account)) : [],
    };
  }

  // `tab`: where the page stands already; null opens the account's login address in a new one.
  async begin(account: AccountId, tab: number | null): Promise<Begun> {
    const found = this.#session()?.accounts.get(account);
    if (found?.kind !== 'account') return {kind: 'gone'};
    const origins = originsOf(found.profile.urls);
    const address = found.profile.urls.find((url) => fillableOrigin(url) !== undefined);
    const origin = origins[0];
    if (address === undefined || origin === undefined) return {kind: 'no-address'};
    this.#endAgent();
    if (tab === null && !(await chrome.permissions.contains({origins: [permissionFor(origin)]})))
      return {kind: 'no-permission', origin};
    await this.#endClaim('stopped');
    // Who presses Log in on a page may stand at the challenge already, with the code just come.
    const rows = tab === null ? (this.#session()?.inbox.rows.value.rows ?? []) : [];
    const before = rows.filter((row) => row.account === account).map(({id}) => id);
    const [here, claim] = await Promise.all([
      tab ?? chrome.tabs.create({url: address, active: true}).then(({id}) => id),
      this.#claim(account),
    ]);
    if (here === undefined) return {kind: 'gone'};
    const accountName = found.profile.label || found.profile.service || address;
    await this.#save(beginLogin({account, accountName, tab: here, origins, startedAt: Date.now(), before, claim}));
    // A page that stands there, or was loaded already while this was written down; else onUpdated tells when it is.
    await this.#inject(here, false);
    return {kind: 'begun'};
  }

  // Others see who is logging in. Without an answer the log-in goes on unseen: the server may be away.
  async #claim(account: AccountId): Promise<Login['claim']> {
    const opening = this.#session()?.loginRequests.open(account);
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), claimWithin));
    const opened = await Promise.race([opening ?? null, late]);
    return opened?.kind === 'done' ? {id: opened.value.id, openedAt: opened.value.openedAt} : null;
  }

  async #endClaim(outcome: 'done' | 'stopped'): Promise<void> {
    const login = this.#login;
    const session = this.#session();
    if (login?.claim == null || session === null) return;
    const {claim} = login;
    login.claim = null;
    // Ends by itself after five minutes where this does not reach the server; nobody waits for it.
    void session.loginRequests
      .resume({...claim, id: claim.id as LoginRequestId, account: login.account as AccountId})
      .end(outcome);
    await keepLogin(login);
  }

  // Somebody asked for a code, `from` where they said or where the page says.
  async retry(from: CodeSource | null): Promise<void> {
    if (this.#login === null) return;
    this.#stopListening();
    await this.#save({
      ...this.#login,
      retry: true,
      wants: from,
      stage: {kind: 'signing-in'},
      startedAt: Date.now(),
    });
    if (this.#agent === null) await this.#inject(this.#login.tab, true);
    else this.#agent.describe();
  }

  // From the beginning, in the tab where it stopped.
  async again(): Promise<Begun> {
    const login = this.#login;
    if (login === null) return {kind: 'gone'};
    const url = (await chrome.tabs.get(login.tab).catch(() => null))?.url ?? '';
    const stillThere = login.origins.includes(fillableOrigin(url) ?? '');
    return this.begin(login.account as AccountId, stillThere ? login.tab : null);
  }

  async forget(): Promise<void> {
    await this.#endClaim('stopped');
    this.#endAgent();
    this.#login = null;
    this.#stopListening();
    await keepLogin(null);
    this.#changed();
  }

  async tabUpdated(tab: number): Promise<void> {
    if (this.#login?.tab === tab && (!isOver(this.#login) || this.#login.stage.kind === 'stopped'))
      await this.#inject(tab, true);
  }

  async tabRemoved(tab: number): Promise<void> {
    if (this.#login?.tab === tab) await this.forget();
  }

  async #inject(tab: number, mustWork: boolean): Promise<void> {
    try {
      await chrome.scripting.executeScript({target: {tabId: tab, frameIds: [0]}, files: ['agent.js']});
    } catch (error) {
      // Not a page we may look into: an error page, or an origin the browser gives no permission for. Its address is hidden
      // from us where there is no permission.
      const isErrorPage = String(error).includes('error page');
      if (!mustWork || isErrorPage || this.#login === null || isOver(this.#login)) return;
      const url = (await chrome.tabs.get(tab).catch(() => null))?.url ?? '';
      const origin = fillableOrigin(url);
      await this.#stop(origin !== undefined && this.#login.origins.includes(origin) ? 'no-permission' : 'elsewhere');
    }
  }

  async connected(port: chrome.runtime.Port): Promise<void> {
    const speaker = speakerOf(port);
    if (speaker === undefined || this.#login?.tab !== speaker.tab || this.#login.stage.kind === 'done') {
      port.disconnect();
      return;
    }
    const {origin} = speaker;
    if (origin === undefined || !this.#login.origins.includes(origin)) {
      port.disconnect();
      if (!isOver(this.#login)) await this.#stop('elsewhere');
      return;
    }
    this.#agent?.drop();
    const agent: AgentLine = new AgentLine(
      port,
      origin,
      (message) => {
        if (this.#agent === agent) void this.#heard(message);
      },
      () => {
        if (this.#agent === agent) this.#agent = null;
      },
    );
    this.#agent = agent;
    // It spoke when it connected, before anybody here listened.
    agent.describe();
  }

  async #heard(message: FromAgent): Promise<void> {
    switch (message.kind) {
      case 'alive':
        if (this.#isLate()) await this.#stop('time-is-up');
        return;
      case 'page':
        return this.#step();
      case 'filled':
        return this.#filled(message.outcome);
    }
  }

  // One step at a time; a report that comes meanwhile is looked at afterwards.
  async #step(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        await this.#look();
      } while (this.#again as boolean);
    } finally {
      this.#busy = false;
    }
  }

  async #look(): Promise<void> {
    const login = this.#login;
    const report = this.#agent?.report;
    const session = this.#session();
    if (login === null || report == null || session === null || login.stage.kind === 'done') return;
    if (this.#isLate()) return this.#stop('time-is-up');
    const account = session.accounts.get(login.account as AccountId);
    if (account?.kind !== 'account') return this.#stop('no-password');
    const action = nextAction(login, report, meansOf(account), Date.now());
    // One that stopped goes on by itself only where a person has changed something on the page.
    if (login.stage.kind === 'stopped' && (action.kind === 'stop' || action.kind === 'nothing')) return;
    await this.#act(action, login, report, account, session);
  }

  async #act(action: Action, login: Login, report: PageReport, account: Account, session: Session): Promise<void> {
    switch (action.kind) {
      case 'nothing':
        return;
      case 'stop':
        return this.#stop(action.why);
      case 'done':
        await this.#save({...login, stage: {kind: 'done'}});
        await this.#endClaim('done');
        this.#endAgent();
        return;
      case 'fill':
        return this.#fillCredentials(action, login, report, account, session);
      case 'code':
        return this.#fillCode(action, login, report, session);
    }
  }

  async #fillCredentials(
    action: Extract<Action, {kind: 'fill'}>,
    login: Login,
    report: PageReport,
    account: Account,
    session: Session,
  ): Promise<void> {
    const {username} = account.profile;
    const values = action.username.map((index) => ({index, value: username}));
    if (action.password.length > 0) {
      const password = await session.accounts.password(account.id, 'fill');
      if (password.kind !== 'done') return this.#stop('no-password');
      for (const index of action.password) values.push({index, value: password.value});
    }
    await this.#fill(report, values, {
      ...login,
      credentialsAt: Date.now(),
      usernameSent: login.usernameSent || action.username.length > 0,
      passwordSent: login.passwordSent || action.password.length > 0,
    });
  }

  async #fillCode(
    {from, fields}: Extract<Action, {kind: 'code'}>,
    login: Login,
    report: PageReport,
    session: Session,
  ): Promise<void> {
    const found = await findCode(from, login, session, this.#agent?.origin ?? 'https://nowhere.invalid');
    if (found.kind === 'stop') return this.#stop(found.why);
    if (found.kind === 'wait') {
      await this.#wait(from, fields, login, report);
      if (found.milliseconds === null) this.#listenToInbox(session);
      else setTimeout(() => void this.#step(), found.milliseconds);
      return;
    }
    this.#stopListening();
    const values = spread(found.code, fields);
    if (values === undefined) return this.#stop('not-filled');
    // Whoever is asked for a code has given the password, here or before.
    const kept = {...login, ...found.kept};
    if (found.kept !== undefined) await this.#save(kept);
    const next = {...kept, ...found.tried, passwordSent: true, wants: null, lastFrom: from};
    await this.#fill(report, values, next, found.used);
  }

  async #wait(from: CodeSource, fields: number[], login: Login, report: PageReport): Promise<void> {
    const stage = {kind: 'waiting-for-code', from, page: report.page, version: report.version, fields} as const;
    if (JSON.stringify(stage) !== JSON.stringify(login.stage)) await this.#save({...login, stage});
  }

  #listenToInbox(session: Session): void {
    this.#stopListening();
    let first = true;
    this.#unsubscribe = session.inbox.rows.subscribe(() => {
      if (!first) void this.#step();
      first = false;
    });
  }

  #stopListening(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  async #fill(
    report: PageReport,
    values: {index: number; value: string}[],
    login: Login,
    used: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    if (this.#agent?.report !== report) return; // it changed meanwhile, and is looked at anew
    this.#before = this.#login;
    // Written down before it is sent: a worker stopped in between must not send a password twice.
    await this.#save({
      ...login,
      submitted: {page: report.page, asked: askedBy(report), at: Date.now()},
      retry: false,
      stage: {kind: 'signing-in'},
    });
    this.#used = used;
    // Asked again after the wait: the page, and what the account lists.
    const agent = this.#agent as AgentLine | null;
    if (agent === null || this.#login?.origins.includes(agent.origin) !== true) await this.#undo();
    else agent.fill(report, values);
  }

  async #filled(outcome: FillOutcome): Promise<void> {
    const used = this.#used;
    this.#used = null;
    switch (outcome.kind) {
      case 'filled':
        await used?.();
        return;
      case 'not-taken':
        return this.#stop('not-filled');
      case 'covered':
        await this.#undo();
        return this.#stop('covered');
      case 'stale':
        await this.#undo();
        this.#agent?.describe();
    }
  }

  // Nothing was written: the page moved on between its description and the fill. What it asks now is looked at anew.
  async #undo(): Promise<void> {
    if (this.#before === null || this.#login === null) return;
    this.#used = null;
    await this.#save(this.#before);
    this.#before = null;
  }

  #endAgent(): void {
    this.#agent?.end();
    this.#agent = null;
  }

  #isLate(): boolean {
    return this.#login !== null && !isOver(this.#login) && Date.now() - this.#login.startedAt > longestLogin;
  }

  async #stop(why: StopReason): Promise<void> {
    if (this.#login === null) return;
    if (this.#login.stage.kind === 'stopped' && this.#login.stage.why === why) return;
    this.#stopListening();
    await this.#save({...this.#login, stage: {kind: 'stopped', why}});
    if (why === 'time-is-up') {
      await this.#endClaim('stopped');
      this.#endAgent();
    }
  }

  async #save(login: Login): Promise<void> {
    this.#login = login;
    await keepLogin(login);
    this.#changed();
  }
}

function meansOf(account: Account): Means {
  const {authenticator} = account;
  return {
    username: account.profile.username !== '',
    password: account.hasPassword,
    authenticator: authenticator.kind === 'active' || (authenticator.kind === 'pending' && authenticator.formerServes),
    inbox: account.number !== null || account.address !== null,
    recovery: account.role === 'owner' && account.recovery !== null,
  };
}
