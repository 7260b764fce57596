// A secret key on its way in: typed, pasted, or read from a QR code. One for the Save Code dialog and for the phone's Scan QR
// code screen, so that both take the same keys and say the same of those they do not take.
import type {Account, Session} from '@latchkey/client';
import type {ExportedAccount} from '@latchkey/client/authenticator-export';
import {announce, toast} from '../../parts/toasts.svelte.ts';
import {act} from '../../session/act.ts';
import {asSentence} from '../../session/sentences.ts';

export class SecretKeyEntry {
  problem = $state<string>();
  busy = $state(false);
  // What the export of another authenticator holds, while `text` is one.
  offered = $state.raw<{accounts: readonly ExportedAccount[]; part: number; parts: number}>();
  picked = $state<number>();
  #text = $state('');
  readonly #session: Session;
  readonly #account: () => Account;

  constructor(session: Session, account: () => Account) {
    this.#session = session;
    this.#account = account;
  }

  get text(): string {
    return this.#text;
  }

  // Another text, other accounts.
  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.offered = this.picked = undefined;
    if (/^\s*otpauth-migration:/i.test(text)) void this.#readExport(text);
  }

  clear(): void {
    this.text = '';
    this.problem = undefined;
  }

  // True once the key is kept, pending.
  async save(): Promise<boolean> {
    const account = this.#account();
    this.problem = undefined;
    if (!this.#text.trim()) {
      this.problem = `Enter the key that ${account.profile.service} shows beside its QR code.`;
      return false;
    }
    if (this.offered && this.picked === undefined) {
      this.problem = 'This is the export of an authenticator. Pick one of its accounts.';
      return false;
    }
    const key = this.offered?.accounts[this.picked ?? 0]?.link ?? this.#text;
    this.busy = true;
    const outcome = await act(this.#session, () => this.#session.authenticator.save(account.id, key));
    this.busy = false;
    if (!outcome) return false;
    if (outcome.kind === 'bad-key') {
      this.problem = asSentence(outcome.sentence);
      return false;
    }
    toast.success('Secret key saved successfully.');
    return true;
  }

  async #readExport(wanted: string): Promise<void> {
    const {readAuthenticatorExport} = await import('@latchkey/client/authenticator-export');
    const found = readAuthenticatorExport(wanted);
    if (wanted !== this.#text) return;
    if (found.kind === 'problem') {
      this.problem = asSentence(found.sentence);
      return;
    }
    this.problem = undefined;
    this.offered = found;
    const service = this.#account().profile.service.toLocaleLowerCase();
    const fitting = found.accounts.flatMap((each, at) => (each.issuer.toLocaleLowerCase() === service ? [at] : []));
    if (found.accounts.length === 1) this.picked = 0;
    else if (fitting.length === 1) this.picked = fitting[0];
    announce(found.accounts.length === 1 ? 'One account read' : `${found.accounts.length} accounts read: pick one`);
  }
}
