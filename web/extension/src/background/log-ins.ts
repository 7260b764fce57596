// Runs the log-in under way: takes the descriptions its tab sends, asks the state machine what is next, and does it. What
// may be filled is checked here against the browser's word on the sender, before any secret is fetched.
import type {AccountId, InboxRow, Session} from '@latchkey/client';
import {
  askedBy,
  beginLogin,
  codesSince,
  isOver,
  longestLogin,
  nextAction,
  spread,
  type Action,
  type CodeSource,
  type Login,
  type Means,
  type PageReport,
  type StopReason,
} from '../login/login.ts';
import type {FillOutcome, FromAgent, LoginView, ToAgent} from '../messages/messages.ts';
import {agentPort} from '../messages/messages.ts';
import {classify} from '../recognise/classify.ts';
import {boundDomainFits, fillableOrigin, originsOf, permissionFor} from '../sites/origins.ts';

const key = 'log-in';
const tooLate = 2; // seconds left in which a code would be old before the service sees it

type Agent = {port: chrome.runtime.Port; tab: number; origin: string; report: PageReport | null; since: number};

export class LogIns {
  #login: Login | null = null;
  #agent: Agent | null = null;
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
    const kept = (await chrome.storage.session.get(key))[key];
    if (typeof kept !== 'string') return;
    // Written by this class only, into storage no page reaches.
    this.#login = JSON.parse(kept) as Login;
    if (this.#isLate()) await this.#stop('time-is-up');
  }

  view(): LoginView | null {
    const login = this.#login;
    return login && {account: login.account, accountName: login.accountName, tab: login.tab, stage: login.stage};
  }

  // `tab`: where the page stands already; null opens the account's login address in a new one.
  async begin(account: AccountId, tab: number | null): Promise<'begun' | 'no-address' | 'no-permission' | 'gone'> {
    const found = this.#session()?.accounts.get(account);
    if (found?.kind !== 'account') return 'gone';
    const origins = originsOf(found.profile.urls);
    const address = found.profile.urls.find((url) => fillableOrigin(url) !== undefined);
    if (address === undefined || origins.length === 0) return 'no-address';
    this.#endAgent();
    if (tab === null) {
      const allowed = await chrome.permissions.contains({origins: [permissionFor(new URL(address).origin)]});
      if (!allowed) return 'no-permission';
    }
    const here = tab ?? (await chrome.tabs.create({url: address, active: true})).id;
    if (here === undefined) return 'gone';
    const accountName = found.profile.label || found.profile.service || address;
    await this.#save(beginLogin({account, accountName, tab: here, origins, startedAt: Date.now()}));
    // A page that stands there, or was loaded already while this was written down; else onUpdated tells when it is.
    await this.#inject(here, false);
    return 'begun';
  }

  async retry(): Promise<void> {
    if (this.#login === null) return;
    await this.#save({...this.#login, retry: true, stage: {kind: 'signing-in'}, startedAt: Date.now()});
    if (this.#agent === null) await this.#inject(this.#login.tab, true);
    else this.#send({kind: 'describe'});
  }

  async forget(): Promise<void> {
    this.#endAgent();
    this.#login = null;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    await chrome.storage.session.remove(key);
    await badge(null);
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

  // A page's agent came. The browser says which tab, frame and address it is in.
  async connected(port: chrome.runtime.Port): Promise<void> {
    const {sender} = port;
    const origin = fillableOrigin(sender?.url ?? '');
    const tab = sender?.tab?.id;
    const active = sender?.documentLifecycle === undefined || sender.documentLifecycle === 'active';
    if (
      port.name !== agentPort ||
      sender?.id !== chrome.runtime.id ||
      sender.frameId !== 0 ||
      tab === undefined ||
      !active ||
      this.#login?.tab !== tab ||
      this.#login.stage.kind === 'done'
    ) {
      port.disconnect();
      return;
    }
    if (origin === undefined || !this.#login.origins.includes(origin)) {
      port.disconnect();
      if (!isOver(this.#login)) await this.#stop('elsewhere');
      return;
    }
    const agent: Agent = {port, tab, origin, report: null, since: Date.now()};
    this.#agent?.port.disconnect();
    this.#agent = agent;
    port.onDisconnect.addListener(() => {
      if (this.#agent === agent) this.#agent = null;
    });
    port.onMessage.addListener((message: FromAgent) => {
      if (this.#agent === agent) void this.#heard(agent, message);
    });
    // It spoke when it connected, before anybody here listened.
    this.#send({kind: 'describe'});
  }

  async #heard(agent: Agent, message: FromAgent): Promise<void> {
    switch (message.kind) {
      case 'alive':
        if (this.#isLate()) await this.#stop('time-is-up');
        return;
      case 'page':
        agent.report = {
          page: message.page,
          version: message.version,
          description: message.description,
          classification: classify(message.description),
          shownFor: Date.now() - agent.since,
        };
        await this.#step();
        return;
      case 'filled':
        await this.#filled(message.outcome);
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
    const means: Means = {
      username: account.profile.username !== '',
      password: account.hasPassword,
      authenticator:
        account.authenticator.kind === 'active' ||
        (account.authenticator.kind === 'pending' && account.authenticator.formerServes),
      inbox: account.number !== null || account.address !== null,
    };
    const action = nextAction(login, report, means, Date.now());
    // One that stopped goes on by itself only where a person has chosen another way on the page.
    if (login.stage.kind === 'stopped' && (action.kind === 'stop' || action.kind === 'nothing')) return;
    await this.#act(action, login, report, session);
  }

  async #act(action: Action, login: Login, report: PageReport, session: Session): Promise<void> {
    switch (action.kind) {
      case 'nothing':
        return;
      case 'stop':
        return this.#stop(action.why);
      case 'done':
        await this.#save({...login, stage: {kind: 'done'}});
        this.#endAgent();
        return badge(null);
      case 'fill':
        return this.#fillCredentials(action, login, report, session);
      case 'code':
        return action.from === 'authenticator'
          ? this.#fillFromAuthenticator(action.fields, login, report, session)
          : this.#waitForMessage(action.fields, login, report, session);
    }
  }

  async #fillCredentials(
    action: Extract<Action, {kind: 'fill'}>,
    login: Login,
    report: PageReport,
    session: Session,
  ): Promise<void> {
    const id = login.account as AccountId;
    const account = session.accounts.get(id);
    if (account?.kind !== 'account') return;
    const values: {index: number; value: string}[] = action.username.map((index) => ({
      index,
      value: account.profile.username,
    }));
    if (action.password.length > 0) {
      const password = await session.accounts.password(id, 'fill');
      if (password.kind !== 'done') return this.#stop('no-password');
      for (const index of action.password) values.push({index, value: password.value});
    }
    if (this.#agent?.report !== report) return; // looked at anew
    this.#before = login;
    // Written down before it is sent: a worker stopped in between must not send a password twice.
    await this.#save({
      ...login,
      credentialsAt: Date.now(),
      usernameSent: login.usernameSent || action.username.length > 0,
      passwordSent: login.passwordSent || action.password.length > 0,
      submitted: {page: report.page, asked: askedBy(report), at: Date.now()},
      retry: false,
      stage: {kind: 'signing-in'},
    });
    await this.#sendFill(report, values);
  }

  async #fillFromAuthenticator(fields: number[], login: Login, report: PageReport, session: Session): Promise<void> {
    const id = login.account as AccountId;
    const current = await session.codes.current(id, Date.now());
    switch (current.kind) {
      case 'code': {
        // A step counts once, and one about to end would be over when the service looks.
        const used = login.authenticatorCodes.includes(current.code);
        if (used || current.secondsLeft <= tooLate) {
          await this.#wait('authenticator', fields, login, report);
          setTimeout(() => void this.#step(), (current.secondsLeft + 0.3) * 1000);
          return;
        }
        return this.#fillCode(
          current.code,
          fields,
          {...login, authenticatorCodes: [...login.authenticatorCodes, current.code]},
          report,
          () => session.codes.copied(id),
        );
      }
      case 'counter':
        return this.#fillCode(
          current.code,
          fields,
          {...login, authenticatorCodes: [...login.authenticatorCodes, current.code]},
          report,
          async () => {
            await session.codes.advanceCounter(id);
            await session.codes.copied(id);
          },
        );
      case 'loading':
      case 'none':
      case 'not-dealt':
      case 'clock-wrong':
      case 'offline':
        return this.#stop('no-code-source');
    }
  }

  // The live inbox: a card for this account that arrived within the log-in, is for signing in, was used by nobody, and is
  // bound to no other domain.
  async #waitForMessage(fields: number[], login: Login, report: PageReport, session: Session): Promise<void> {
    const fits = (row: InboxRow): boolean =>
      row.account === login.account &&
      row.card?.code != null &&
      row.usedAt === null &&
      !login.messages.includes(row.id) &&
      row.arrivedAt >= codesSince(login) + session.clock.value.offset &&
      (row.card.purpose === null || /^sign-(?:in|up)$/.test(row.card.purpose)) &&
      boundDomainFits(row.card.boundDomain, this.#agent?.origin ?? 'https://nowhere.invalid');
    const row = session.inbox.rows.value.rows.find(fits);
    if (row?.card?.code != null) {
      this.#unsubscribe?.();
      this.#unsubscribe = null;
      return this.#fillCode(
        row.card.code,
        fields,
        {...login, messages: [...login.messages, row.id]},
        report,
        async () => {
          await session.inbox.markUsed(row);
        },
      );
    }
    await this.#wait('inbox', fields, login, report);
    this.#unsubscribe?.();
    let first = true;
    this.#unsubscribe = session.inbox.rows.subscribe(() => {
      if (!first) void this.#step();
      first = false;
    });
  }

  async #wait(from: CodeSource, fields: number[], login: Login, report: PageReport): Promise<void> {
    const stage = {kind: 'waiting-for-code', from, page: report.page, version: report.version, fields} as const;
    if (JSON.stringify(stage) !== JSON.stringify(login.stage)) await this.#save({...login, stage});
  }

  async #fillCode(
    code: string,
    fields: number[],
    login: Login,
    report: PageReport,
    used: () => Promise<unknown>,
  ): Promise<void> {
    const values = spread(code, fields);
    if (values === undefined) return this.#stop('not-filled');
    if (this.#agent?.report !== report) return;
    this.#before = this.#login;
    await this.#save({
      ...login,
      submitted: {page: report.page, asked: askedBy(report), at: Date.now()},
      passwordSent: true, // whoever is asked for a code has given the password, here or before
      retry: false,
      stage: {kind: 'signing-in'},
    });
    this.#used = used;
    await this.#sendFill(report, values);
  }

  async #filled(outcome: FillOutcome): Promise<void> {
    if (outcome.kind === 'not-taken') return this.#stop('not-filled');
    if (outcome.kind === 'stale') return this.#undo();
    const used = this.#used;
    this.#used = null;
    await used?.();
  }

  // Nothing was written: the page moved on between its description and the fill. What it asks now is looked at anew.
  async #undo(): Promise<void> {
    if (this.#before === null || this.#login === null) return;
    this.#used = null;
    await this.#save(this.#before);
    this.#before = null;
    this.#send({kind: 'describe'});
  }

  async #sendFill(report: PageReport, values: {index: number; value: string}[]): Promise<void> {
    const agent = this.#agent;
    if (agent === null || this.#login?.origins.includes(agent.origin) !== true) {
      await this.#undo();
      return;
    }
    this.#send({kind: 'fill', origin: agent.origin, page: report.page, version: report.version, values, submit: true});
  }

  #send(message: ToAgent): void {
    try {
      this.#agent?.port.postMessage(message);
    } catch {
      this.#agent = null;
    }
  }

  #endAgent(): void {
    this.#send({kind: 'end'});
    this.#agent = null;
  }

  #isLate(): boolean {
    return this.#login !== null && !isOver(this.#login) && Date.now() - this.#login.startedAt > longestLogin;
  }

  async #stop(why: StopReason): Promise<void> {
    if (this.#login === null) return;
    if (this.#login.stage.kind === 'stopped' && this.#login.stage.why === why) return;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    await this.#save({...this.#login, stage: {kind: 'stopped', why}});
    await badge('!');
    if (why === 'time-is-up') this.#endAgent();
  }

  async #save(login: Login): Promise<void> {
    this.#login = login;
    await chrome.storage.session.set({[key]: JSON.stringify(login)});
    if (login.stage.kind !== 'stopped') await badge(isOver(login) ? null : '…');
    this.#changed();
  }
}

async function badge(text: string | null): Promise<void> {
  await chrome.action.setBadgeText({text: text ?? ''});
  await chrome.action.setBadgeBackgroundColor({color: text === '!' ? '#ac1f18' : '#0b6b57'});
}
