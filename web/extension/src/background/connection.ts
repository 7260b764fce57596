// Which workspace this browser belongs to, and the client that speaks with it. A worker is stopped and started again all
// day: what must survive is in storage, and restore() puts the rest together anew.
import {createClient, type Client, type Session} from '@latchkey/client';
import {fillableOrigin} from '../sites/origins.ts';
import type {Answer} from '../messages/messages.ts';
import {signInSentence, unlockSentence} from './sentences.ts';
import {workerPlatform} from './worker-platform.ts';
import {closeBridge, openBridge} from './workspace-pages.ts';

const serverKey = 'server';

export class Connection {
  #client: Client | null = null;
  #server: string | null = null;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get client(): Client | null {
    return this.#client;
  }

  get server(): string | null {
    return this.#server;
  }

  get session(): Session | null {
    const state = this.#client?.state.value;
    return state?.kind === 'open' ? state.session : null;
  }

  async restore(): Promise<void> {
    const kept = (await chrome.storage.local.get(serverKey))[serverKey];
    const origin = typeof kept === 'string' ? fillableOrigin(kept) : undefined;
    if (origin !== undefined) await this.#open(origin);
  }

  async connect(link: string, secretKey: string, password: string): Promise<Answer> {
    const origin = fillableOrigin(link.trim());
    if (origin === undefined)
      return {kind: 'refused', sentence: 'Paste the whole sign-in link of your Emergency Kit. It begins with https.'};
    const client =
      origin === this.#server && this.#client !== null ? this.#client : await createClient(workerPlatform(origin));
    const outcome = await client.signIn({address: link.trim(), secretKey, password});
    if (outcome.kind !== 'signed-in') return {kind: 'refused', sentence: signInSentence(outcome)};
    await this.enter(client, origin);
    return {kind: 'done'};
  }

  // With a client whose session was just opened.
  async enter(client: Client, origin: string): Promise<void> {
    await chrome.storage.local.set({[serverKey]: origin});
    this.#adopt(client, origin);
    await openBridge(origin);
  }

  async unlock(password: string): Promise<Answer> {
    if (this.#client === null) return {kind: 'refused', sentence: 'This browser is not connected.'};
    const outcome = await this.#client.unlock(password);
    return outcome.kind === 'unlocked' ? {kind: 'done'} : {kind: 'refused', sentence: unlockSentence(outcome)};
  }

  async lock(): Promise<void> {
    await this.session?.lock();
  }

  // The server is told if it answers; here nothing of the workspace is left.
  async forget(): Promise<void> {
    await this.#client?.forgetDevice();
    await closeBridge();
    await giveBackSites();
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
    this.#client = null;
    this.#server = null;
    this.#changed();
  }

  async #open(origin: string): Promise<void> {
    this.#adopt(await createClient(workerPlatform(origin)), origin);
  }

  #adopt(client: Client, origin: string): void {
    this.#server = origin;
    if (this.#client !== client) {
      this.#client = client;
      client.state.subscribe(() => this.#changed());
    }
    this.#changed();
  }
}

// The sites a person allowed for this workspace. One that came with the extension cannot be given back, and is let be.
async function giveBackSites(): Promise<void> {
  const {origins = []} = await chrome.permissions.getAll();
  for (const origin of origins) await chrome.permissions.remove({origins: [origin]}).catch(() => false);
}
