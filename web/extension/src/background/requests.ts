// What the popup asks for, and what it is answered.
import type {AccountId, MessageId} from '@latchkey/client';
import type {Answer, Request} from '../messages/messages.ts';
import {fillableOrigin} from '../sites/origins.ts';
import type {Connecting} from './connecting.ts';
import type {Connection} from './connection.ts';
import type {Begun, LogIns} from './log-ins.ts';
import {nameWorkspace} from './named-workspace.ts';
import type {Saves} from './saves.ts';
import {noCodeSentence, refusalSentence} from './sentences.ts';
import {readSettings, saveSettings} from './settings.ts';
import {keepWanted} from './wanted-login.ts';

const done: Answer = {kind: 'done'};
const locked: Answer = {kind: 'refused', sentence: 'Latchkey is locked.'};
const gone: Answer = {kind: 'refused', sentence: 'This account is not there any more.'};

export class Requests {
  readonly #connection: Connection;
  readonly #connecting: Connecting;
  readonly #logIns: LogIns;
  readonly #saves: Saves;
  readonly #watch: () => Promise<void>;

  // `watch` is told when it may have changed where logins are watched for.
  constructor(
    connection: Connection,
    connecting: Connecting,
    logIns: LogIns,
    saves: Saves,
    watch: () => Promise<void>,
  ) {
    this.#connection = connection;
    this.#connecting = connecting;
    this.#logIns = logIns;
    this.#saves = saves;
    this.#watch = watch;
  }

  async answer(request: Request): Promise<Answer> {
    switch (request.kind) {
      case 'name-workspace':
        await nameWorkspace(request.server);
        return done;
      case 'ask-approval':
        await this.#connecting.begin(request.server, null);
        return done;
      case 'show-approval-page':
        await this.#connecting.showPage();
        return done;
      case 'codes-same':
        await this.#connecting.confirm();
        return done;
      case 'codes-differ':
        await this.#connecting.differ();
        return done;
      case 'stop-connecting':
        await this.#connecting.stop();
        return done;
      case 'connect':
        await this.#connecting.stop();
        return this.#connection.connect(request.link, request.secretKey, request.password);
      case 'unlock':
        return this.#connection.unlock(request.password);
      case 'lock':
        await this.lock();
        return done;
      case 'forget':
        await Promise.all([this.#logIns.forget(), this.#saves.forget()]);
        await this.#connection.forget();
        return done;
      case 'log-in':
        return this.logIn(request.account as AccountId, request.tab);
      case 'log-in-again':
        return this.#begun(null, await this.#logIns.again());
      case 'not-wanted':
        await keepWanted(null);
        return done;
      case 'next-code':
        return this.#nextCode(request);
      case 'stop-log-in':
        await this.#logIns.forget();
        return done;
      case 'copy':
        return this.#copy(request.account as AccountId, request.what);
      case 'used': {
        const session = this.#connection.session;
        const row = session?.inbox.rows.value.rows.find((one) => one.id === (request.message as MessageId));
        if (row !== undefined) await session?.inbox.markUsed(row);
        return done;
      }
      case 'add-account':
        return this.#addAccount(request);
      case 'save-login':
        return this.#saves.saveAs(request.save, request.name.trim(), request.username.trim());
      case 'update-password':
        return this.#saves.update(request.save, request.account as AccountId);
      case 'show-saved':
        return this.#saves.password(request.save);
      case 'dismiss-save':
        return this.#saves.dismiss(request.save, request.never);
      case 'log-evidence': {
        const evidence = await this.#connection.session?.members.logEvidence();
        return evidence === undefined ? locked : {kind: 'done', text: evidence};
      }
      case 'check-log': {
        const outcome = await this.#connection.session?.sync();
        if (outcome === undefined) return locked;
        return outcome.kind === 'done' ? done : {kind: 'refused', sentence: refusalSentence(outcome)};
      }
      case 'settings':
        return {kind: 'done', settings: await readSettings()};
      case 'set-settings':
        await saveSettings(request.settings);
        if (!request.settings.offerToSave) await this.#saves.forget();
        await this.#watch();
        return {kind: 'done', settings: request.settings};
    }
  }

  async lock(): Promise<void> {
    await keepWanted(null);
    await Promise.all([this.#logIns.forget(), this.#saves.forget()]);
    await this.#connection.lock();
  }

  async logIn(account: AccountId, tab: number | null): Promise<Answer> {
    await keepWanted(null);
    return this.#begun(account, await this.#logIns.begin(account, tab));
  }

  async #begun(account: AccountId | null, begun: Begun): Promise<Answer> {
    switch (begun.kind) {
      case 'begun':
        return done;
      case 'no-permission':
        if (account !== null) await keepWanted({account, origin: begun.origin});
        return {kind: 'refused', sentence: 'Allow Latchkey to fill this site, then it goes on.'};
      case 'no-address':
        return {kind: 'refused', sentence: 'This account has no login address yet. An Account Owner can add one.'};
      case 'gone':
        return gone;
    }
  }

  // A recovery code is read behind the password, as everywhere.
  async #nextCode({from, password}: Extract<Request, {kind: 'next-code'}>): Promise<Answer> {
    const session = this.#connection.session;
    if (from === 'recovery' && session !== null && !((session.me.value.elevatedUntil ?? 0) > Date.now())) {
      if (password === undefined) return {kind: 'password-wanted'};
      const elevated = await session.elevate(password);
      if (elevated.kind === 'wrong-password') return {kind: 'refused', sentence: 'This is not your password.'};
      if (elevated.kind !== 'elevated') return {kind: 'refused', sentence: refusalSentence(elevated)};
    }
    await this.#logIns.retry(from);
    return done;
  }

  async #addAccount(request: Extract<Request, {kind: 'add-account'}>): Promise<Answer> {
    const session = this.#connection.session;
    if (session === null) return locked;
    if (fillableOrigin(request.url) === undefined)
      return {kind: 'refused', sentence: 'A login address begins with https.'};
    const {name, username, url, password} = request;
    const outcome = await session.accounts.create(
      {label: name, service: name, username, urls: [url], notes: ''},
      password === '' ? undefined : password,
    );
    return outcome.kind === 'done' ? done : {kind: 'refused', sentence: refusalSentence(outcome)};
  }

  async #copy(id: AccountId, what: 'username' | 'password' | 'code'): Promise<Answer> {
    const session = this.#connection.session;
    const account = session?.accounts.get(id);
    if (session === null || account?.kind !== 'account') return gone;
    if (what === 'username') return {kind: 'done', text: account.profile.username};
    if (what === 'password') {
      const outcome = await session.accounts.password(id, 'copy');
      return outcome.kind === 'done'
        ? {kind: 'done', text: outcome.value}
        : {kind: 'refused', sentence: refusalSentence(outcome)};
    }
    const code = await session.codes.current(id, Date.now());
    if (code.kind !== 'code' && code.kind !== 'counter') return {kind: 'refused', sentence: noCodeSentence(code.kind)};
    if (code.kind === 'counter') await session.codes.advanceCounter(id);
    await session.codes.copied(id);
    return {kind: 'done', text: code.code};
  }
}
