// Offers to save a login that a member typed and a service took, and to bring a changed password up to date. Nothing is saved
// without a press in the popup: a page can make up all that is heard of it, except its origin, which is the browser's word.
import type {Account, AccountId, Session} from '@latchkey/client';
import type {Answer, SaveView} from '../messages/messages.ts';
import {classify, type Classification} from '../recognise/classify.ts';
import {judge, type SeenPage} from '../save/judgement.ts';
import type {SentLogin} from '../save/sent-login.ts';
import type {PageNow, WatchAnswer, WatchMessage} from '../save/watch-messages.ts';
import {fillableOrigin, originsOf} from '../sites/origins.ts';
import {siteName} from '../sites/site-name.ts';
import {badgeForOffers} from './badge.ts';
import type {Connection} from './connection.ts';
import {keepSaves, longestKept, restoreSaves, type Kept, type Save, type TypedLogin} from './kept-saves.ts';
import {refusalSentence} from './sentences.ts';
import {neverSaveAt, readSettings} from './settings.ts';

const alarm = 'saves';
const mostOffers = 5;
const elsewhereFor = 3_000; // milliseconds on a page we may not look into, after which the login page was left

const done: Answer = {kind: 'done'};
const gone: Answer = {kind: 'refused', sentence: 'This login is no longer kept. Log in there again to be asked anew.'};

type Watched = {tab: number; origin: string; address: string};

export class Saves {
  #kept: Kept = {saves: [], names: []};
  readonly #still = new Map<number, {said: string; since: number}>(); // how a tab's page looks, and since when
  readonly #connection: Connection;
  readonly #changed: () => void;

  constructor(connection: Connection, changed: () => void) {
    this.#connection = connection;
    this.#changed = changed;
  }

  async restore(): Promise<void> {
    this.#kept = await restoreSaves();
    await this.dropOld();
  }

  // From a script of ours in a page.
  async heard(message: WatchMessage, sender: chrome.runtime.MessageSender): Promise<WatchAnswer> {
    const watched = await this.#watched(sender);
    if (watched === undefined) return null;
    switch (message.kind) {
      case 'typing':
        await this.#sendWatcher(watched.tab);
        return null;
      case 'sent':
        return {labels: [], isHeard: await this.#sent(watched, message.page, message.login)};
      case 'page': {
        const classification = classify(message.page.description);
        return {
          labels: classification.labels,
          isHeard: await this.#looked(watched.tab, message.page, classification),
        };
      }
    }
  }

  async #watched(sender: chrome.runtime.MessageSender): Promise<Watched | undefined> {
    const {tab, url = ''} = sender;
    if (sender.id !== chrome.runtime.id || sender.frameId !== 0 || sender.documentLifecycle === 'prerender')
      return undefined;
    const origin = fillableOrigin(url);
    if (tab?.id === undefined || tab.incognito || origin === undefined) return undefined;
    if (this.#connection.session === null || origin === this.#connection.server) return undefined;
    const {offerToSave, neverSaveAt: never} = await readSettings();
    if (!offerToSave || never.includes(origin)) return undefined;
    return {tab: tab.id, origin, address: origin + new URL(url).pathname};
  }

  async #sendWatcher(tab: number): Promise<boolean> {
    try {
      await chrome.scripting.executeScript({target: {tabId: tab, frameIds: [0]}, files: ['watcher.js']});
      return true;
    } catch {
      return false; // gone meanwhile, or a page we may not look into
    }
  }

  async #sent({tab, origin, address}: Watched, page: string, login: SentLogin): Promise<boolean> {
    const at = Date.now();
    const {saves, names} = this.#kept;
    if (login.kind === 'name') {
      const others = names.filter((name) => name.tab !== tab);
      await this.#keep({saves, names: [...others, {tab, origin, username: login.username, at}]});
      return false;
    }
    const before = names.find((name) => name.tab === tab && name.origin === origin);
    const username = login.username === '' ? (before?.username ?? '') : login.username;
    const save: Save = {
      id: crypto.randomUUID(),
      tab,
      origin,
      // Where one signs up is not where one logs in.
      address: login.kind === 'log-in' ? address : `${origin}/`,
      page,
      login: {...login, username},
      at,
      offer: null,
    };
    await this.#keep({names, saves: [save, ...saves.filter((one) => one.tab !== tab || one.offer !== null)]});
    return true;
  }

  async #looked(tab: number, now: PageNow, classification: Classification): Promise<boolean> {
    const save = this.#pending(tab);
    if (save === undefined) {
      this.#still.delete(tab);
      return false;
    }
    const judgement = judge(save.login, save.page, this.#seenOf(tab, now, classification));
    if (judgement === 'wait') return true;
    this.#still.delete(tab);
    if (judgement === 'refused') await this.#drop(save);
    else await this.#offer(save, judgement === 'taken');
    return false;
  }

  #seenOf(tab: number, {page, filled, complains}: PageNow, {labels}: Classification): SeenPage {
    const passwords = labels.flatMap((label, index) => (/^(?:new-)?password$/.test(label) ? [index] : []));
    const seen = {
      page,
      password: passwords.length > 0,
      empty: passwords.every((index) => filled[index] === false),
      code: labels.some((label) => label === 'one-time-code' || label === 'recovery-code'),
      complains,
    };
    const said = JSON.stringify(seen);
    const before = this.#still.get(tab);
    const since = before?.said === said ? before.since : Date.now();
    this.#still.set(tab, {said, since});
    return {...seen, stillFor: Date.now() - since};
  }

  // The page went on to another: the watcher tells what it asks for.
  async tabUpdated(tab: number): Promise<void> {
    const save = this.#pending(tab);
    if (save === undefined || (await this.#sendWatcher(tab))) return;
    // A page we may not look into. Services that refuse a login stay where they are, or come back there.
    setTimeout(() => {
      void (async () => {
        const isStillAway = !(await this.#sendWatcher(tab));
        if (isStillAway && this.#pending(tab)?.id === save.id) await this.#offer(save, false);
      })();
    }, elsewhereFor);
  }

  async tabRemoved(tab: number): Promise<void> {
    const others = <T extends {tab: number}>(list: T[]): T[] => list.filter((one) => one.tab !== tab);
    await this.#keep({saves: others(this.#kept.saves), names: others(this.#kept.names)});
  }

  async dropOld(): Promise<void> {
    const fresh = <T extends {at: number}>(list: T[]): T[] => list.filter(({at}) => Date.now() - at < longestKept);
    await this.#keep({saves: fresh(this.#kept.saves), names: fresh(this.#kept.names)});
  }

  alarmed(name: string): Promise<void> {
    return name === alarm ? this.dropOld() : Promise.resolve();
  }

  forget(): Promise<void> {
    return this.#keep({saves: [], names: []});
  }

  view(session: Session): SaveView[] {
    return this.#kept.saves.flatMap((save): SaveView[] => {
      if (save.offer === null) return [];
      const accounts = save.offer.accounts
        .map((id) => session.accounts.get(id as AccountId))
        .filter((one): one is Account => one?.kind === 'account')
        .map((account) => ({account, name: account.profile.label || account.profile.service}));
      const common = {id: save.id, host: new URL(save.origin).host, isSure: save.offer.isSure};
      if (save.offer.what === 'save') {
        const {username} = save.login;
        return [{...common, offer: {kind: 'save', name: siteName(save.origin), username}}];
      }
      const [first] = accounts;
      if (first === undefined) return [];
      if (save.offer.what === 'ask-owner')
        return [{...common, offer: {kind: 'ask-owner', name: first.name, owners: ownersOf(first.account, session)}}];
      const choices = accounts.map(({account, name}) => ({id: account.id, name, username: account.profile.username}));
      return [{...common, offer: {kind: 'update', accounts: choices}}];
    });
  }

  async saveAs(id: string, name: string, username: string): Promise<Answer> {
    const save = this.#find(id);
    const session = this.#connection.session;
    if (save === undefined || session === null) return gone;
    if (name === '') return {kind: 'refused', sentence: 'Give the account a name.'};
    const outcome = await session.accounts.create(
      {label: name, service: name, username, urls: [save.address], notes: ''},
      save.login.password,
    );
    if (outcome.kind !== 'done') return {kind: 'refused', sentence: refusalSentence(outcome)};
    await this.#drop(save);
    return done;
  }

  async update(id: string, account: AccountId): Promise<Answer> {
    const save = this.#find(id);
    const session = this.#connection.session;
    if (save?.offer?.what !== 'update' || session === null || !save.offer.accounts.includes(account)) return gone;
    // Asked again after the wait: what the account lists, and what may be done to it.
    const found = session.accounts.get(account);
    if (found?.kind !== 'account' || !originsOf(found.profile.urls).includes(save.origin)) return gone;
    const outcome = await session.accounts.setPassword(account, save.login.password);
    if (outcome.kind !== 'done') return {kind: 'refused', sentence: refusalSentence(outcome)};
    await this.#drop(save);
    return done;
  }

  password(id: string): Answer {
    const save = this.#find(id);
    return save === undefined ? gone : {kind: 'done', text: save.login.password};
  }

  async dismiss(id: string, never: boolean): Promise<Answer> {
    const save = this.#find(id);
    if (save === undefined) return done;
    if (never) await neverSaveAt(save.origin);
    const saves = this.#kept.saves.filter((one) => one !== save && !(never && one.origin === save.origin));
    await this.#keep({...this.#kept, saves});
    return done;
  }

  async #offer(save: Save, isSure: boolean): Promise<void> {
    const session = this.#connection.session;
    const found = session === null ? null : await offerFor(save.login, save.origin, session);
    // Asked again after the wait: it may be locked, dropped or offered already.
    if (!this.#kept.saves.includes(save) || save.offer !== null) return;
    if (found === null) return this.#drop(save);
    const same = (one: Save): boolean =>
      one.offer !== null && one.origin === save.origin && one.login.username === save.login.username;
    const others = this.#kept.saves.filter((one) => one !== save && !same(one)).slice(0, mostOffers - 1);
    const at = Date.now();
    await this.#keep({...this.#kept, saves: [{...save, at, offer: {isSure, ...found}}, ...others]});
  }

  #pending(tab: number): Save | undefined {
    return this.#kept.saves.find((save) => save.tab === tab && save.offer === null && !isOld(save));
  }

  #find(id: string): Save | undefined {
    return this.#kept.saves.find((save) => save.id === id && save.offer !== null && !isOld(save));
  }

  #drop(save: Save): Promise<void> {
    return this.#keep({...this.#kept, saves: this.#kept.saves.filter(({id}) => id !== save.id)});
  }

  async #keep(kept: Kept): Promise<void> {
    const isSame = kept.saves.length + kept.names.length + this.#kept.saves.length + this.#kept.names.length === 0;
    this.#kept = kept;
    if (isSame) return;
    // Wakes a worker that was stopped, so that the password goes though nobody comes back to it.
    if (kept.saves.length + kept.names.length > 0) await chrome.alarms.create(alarm, {periodInMinutes: 1});
    else await chrome.alarms.clear(alarm);
    await keepSaves(kept);
    await badgeForOffers(kept.saves.some(({offer}) => offer !== null));
    this.#changed();
  }
}

function isOld({at}: Save): boolean {
  return Date.now() - at >= longestKept;
}

type Found = {what: 'save' | 'update' | 'ask-owner'; accounts: string[]};

// Null: it is in Latchkey as it is, or there is nobody here to save it.
async function offerFor(login: TypedLogin, origin: string, session: Session): Promise<Found | null> {
  const here = session.accounts.list.value.filter(
    (one): one is Account =>
      one.kind === 'account' && one.deletedAt === null && originsOf(one.profile.urls).includes(origin),
  );
  const passwords = new Map<Account, string | null>();
  for (const account of here) {
    const kept = account.hasPassword ? await session.accounts.password(account.id, 'fill') : null;
    passwords.set(account, kept?.kind === 'done' ? kept.value : null);
  }
  const named = here.filter(({profile}) => login.username !== '' && sameName(profile.username, login.username));
  const accounts =
    named.length > 0 ? named : login.username !== '' && login.kind === 'log-in' ? [] : meant(login, here, passwords);
  if (accounts.some((account) => passwords.get(account) === login.password)) return null;
  if (accounts.length > 0) {
    const mine = accounts.filter(({role}) => role === 'owner');
    return mine.length > 0
      ? {what: 'update', accounts: mine.map(({id}) => id)}
      : {what: 'ask-owner', accounts: accounts.map(({id}) => id)};
  }
  const isChange = login.kind === 'new-password' && (login.current !== null || login.username === '');
  return isChange || session.me.value.member.role === 'guest' ? null : {what: 'save', accounts: []};
}

// Nothing says whose it is: the account whose password was given as the current one, or the only one there is.
function meant(login: TypedLogin, here: Account[], passwords: Map<Account, string | null>): Account[] {
  const asked = login.kind === 'new-password' ? login.current : login.password;
  const known = here.filter((account) => asked !== null && passwords.get(account) === asked);
  if (known.length > 0) return known;
  // Typed with a name of its own it is another one's.
  return login.username === '' ? here : [];
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function ownersOf(account: Account, session: Session): string[] {
  return account.grants
    .filter(({role}) => role === 'owner')
    .map(({member}) => session.members.get(member)?.name)
    .filter((name) => name !== undefined);
}
