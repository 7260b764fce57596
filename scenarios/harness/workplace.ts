// A workspace with somebody in every role, for tests that ask who may do what. Its server counts no requests, and takes the
// tests for a proxy: a request may come from any address, so that tries counted by address do not run into each other.
import {createHmac} from 'node:crypto';
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Latchkeyd} from '../../demo/latchkeyd.ts';
import {loadSodium} from '../../web/client/src/crypto/sodium.ts';
import {checkedFetch, type Json} from './contract.ts';
import {Database} from './database.ts';
import {programs, startServer} from './team.ts';
import {good, Wire, type Held} from './wire.ts';

export const countless = {
  LATCHKEY_LIMITS_HOOK_BURST: '0',
  LATCHKEY_LIMITS_ADDRESS_BURST: '0',
  LATCHKEY_LIMITS_MEMBER_BURST: '0',
  LATCHKEY_LIMITS_ANONYMOUS_BURST: '0',
  LATCHKEY_HTTP_PROXIES: '127.0.0.1',
};

export interface SmsSource {
  id: string;
  hookUrl: string;
  secret: string;
}

export class Workplace {
  readonly server: Latchkeyd;
  readonly database: Database;
  readonly dataDirectory: string;
  readonly owner: Wire;
  readonly source: SmsSource; // a signed one
  #nextNumber = 15_555_560_000;
  #nextMessage = 0;

  private constructor(server: Latchkeyd, dataDirectory: string, owner: Wire, source: SmsSource) {
    this.server = server;
    this.dataDirectory = dataDirectory;
    this.database = new Database(dataDirectory);
    this.owner = owner;
    this.source = source;
  }

  static async start(environment: Record<string, string> = countless): Promise<Workplace> {
    await loadSodium();
    const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-workplace-'));
    const server = await startServer(dataDirectory, {environment});
    const owner = await Wire.found(server.url, await server.foundingToken(), 'Olive');
    const source = await addSource(owner, 'signed');
    good(await owner.ask('addMailDomain', {body: {domain: 'codes.workplace.example'}}), 'adding a mail domain');
    return new Workplace(server, dataDirectory, owner, source);
  }

  async stop(): Promise<void> {
    this.database.close();
    await this.server.stop();
    rmSync(this.dataDirectory, {recursive: true, force: true});
  }

  // It runs, answers, and has logged none of these words. Throws otherwise.
  async expectWell(secrets: readonly string[] = []): Promise<void> {
    const {exitCode, signalCode} = this.server.process;
    if (exitCode !== null || signalCode !== null) throw new Error(`latchkeyd ended: ${exitCode ?? signalCode}`);
    const ready = await fetch(`${this.server.url}/readyz`, {signal: AbortSignal.timeout(60_000)});
    if (ready.status !== 200) throw new Error(`latchkeyd is not ready: ${ready.status}`);
    const log = this.server.output.join('\n');
    for (const secret of secrets) if (log.includes(secret)) throw new Error(`the log has a secret: ${secret}`);
  }

  // A link for a further workspace, as an operator makes one.
  async foundingToken(): Promise<string> {
    const environment = {
      PATH: process.env['PATH'],
      LATCHKEY_STORAGE_FOLDER: this.dataDirectory,
      LATCHKEY_HTTP_PUBLIC_URL: this.server.url,
    };
    const {stdout} = await promisify(execFile)(join(programs, 'latchkeyd'), ['found'], {env: environment});
    const token = stdout.trim().split('#')[1];
    if (token === undefined) throw new Error(`latchkeyd found printed ${stdout}`);
    return token;
  }

  // Into the pool; the lowest free number is handed out first, and these only go up.
  async addNumber(source = this.source.id): Promise<string> {
    const number = `+${++this.#nextNumber}`;
    good(await this.owner.ask('addNumber', {body: {number, kind: 'demo', source}}), 'adding a number');
    return number;
  }

  // A number for an account of `owner`'s, `active` once confirmed.
  async reserveNumber(owner: Wire, held: Held, state: 'reserved' | 'active' = 'active'): Promise<string> {
    await this.addNumber();
    const number = good(await owner.ask('reserveNumber', {path: {account: held.id}, body: {}}), 'reserving')[
      'number'
    ] as string;
    if (state === 'active') good(await owner.ask('confirmNumber', {path: {account: held.id}}), 'confirming');
    return number;
  }

  sms(to: string, text: string, id = `msg_${++this.#nextMessage}`): Promise<Response> {
    return sendSigned(this.source, {to, from: 'Orchard', text, received_at: Date.now()}, id);
  }

  // A message for the account's number; its id.
  async deliver(
    owner: Wire,
    held: Held,
    number: string,
    text = 'Orchard: your sign-in code is 604 118',
  ): Promise<string> {
    const answer = await this.sms(number, text);
    if (answer.status !== 204) throw new Error(`the message was not taken: ${answer.status} ${await answer.text()}`);
    const page = good(await owner.ask('listMessages', {query: {account: held.id, limit: 1}}), 'reading');
    return (page['messages'] as {id: string}[])[0]?.id ?? '';
  }

  // Puts a record there: the first of its kind.
  async write(owner: Wire, held: Held, kind: string): Promise<void> {
    good(
      await owner.ask('putRecord', {path: {account: held.id, kind}, body: owner.record(held, kind, 1)}),
      `writing ${kind}`,
    );
  }
}

export async function addSource(
  admin: Wire,
  kind: 'twilio' | 'android' | 'signed',
  secret?: string,
): Promise<SmsSource> {
  const body = {name: `A ${kind} carrier`, kind, ...(secret === undefined ? {} : {secret})};
  const source: Json = good(await admin.ask('addNumberSource', {body}), 'adding a source');
  return {id: source['id'] as string, hookUrl: source['hook_url'] as string, secret: source['secret'] as string};
}

export function webhookHeaders(
  secret: string,
  id: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return {'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}`};
}

export function sendSigned(source: SmsSource, message: unknown, id: string): Promise<Response> {
  const body = JSON.stringify(message);
  return checkedFetch(source.hookUrl, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...webhookHeaders(source.secret, id, body)},
    body,
  });
}

export function androidHeaders(
  secret: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): Record<string, string> {
  return {'x-timestamp': String(at), 'x-signature': createHmac('sha256', secret).update(`${body}${at}`).digest('hex')};
}
