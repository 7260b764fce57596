// Two-factor authentication: text messages, authenticator apps and recovery codes. Each code is good once.
import {randomBytes} from 'node:crypto';
import {Secret, TOTP} from 'otpauth';
import type {Limits} from './limits.ts';
import {equalInConstantTime, generateDigits} from './secrets.ts';
import type {Checked, SentCodes} from './sent-codes.ts';
import type {Authenticator, Store, User} from './store.ts';

export type Method = 'app' | 'text' | 'recovery';

export interface Overview {
  on: boolean;
  text: boolean;
  authenticators: Authenticator[]; // confirmed ones
}

const recoveryCodes = 5;
const period = 30;

const totp = (secret: string): TOTP => new TOTP({secret: Secret.fromBase32(secret), period});

export class TwoFactor {
  readonly #store: Store;
  readonly #codes: SentCodes;
  readonly #limits: Limits;
  readonly #now: () => number;

  constructor(store: Store, codes: SentCodes, limits: Limits, now: () => number) {
    this.#store = store;
    this.#codes = codes;
    this.#limits = limits;
    this.#now = now;
  }

  overview(user: User): Overview {
    const authenticators = this.#store.authenticators(user.id).filter(({confirmed}) => confirmed);
    return {on: user.textOn || authenticators.length > 0, text: user.textOn, authenticators};
  }

  // The one being set up keeps its key until it is confirmed or begun anew, so that a page may be left and come back to.
  beginAuthenticator(user: User, name: string): void {
    const secret = new Secret({buffer: new Uint8Array(randomBytes(20)).buffer}).base32;
    this.#store.beginAuthenticator(user.id, name, secret);
  }

  authenticatorInSetup(user: User): Authenticator | null {
    return this.#store.authenticators(user.id).find(({confirmed}) => !confirmed) ?? null;
  }

  confirmAuthenticator(user: User, typed: string): Checked {
    const waiting = this.authenticatorInSetup(user);
    if (waiting === null) return {kind: 'expired'};
    return this.#checked(
      user,
      () => this.#checkAuthenticator(waiting, typed),
      () => {
        this.#stockRecoveryCodes(user);
      },
    );
  }

  removeAuthenticator(user: User, id: number): void {
    this.#store.removeAuthenticator(user.id, id);
    this.#forgetRecoveryCodesIfOff(user.id);
  }

  confirmPhone(user: User, typed: string): Checked {
    const checked = this.#codes.check(user.id, 'confirm phone', typed);
    if (checked.kind === 'accepted') {
      this.#store.setText(user.id, checked.target, true);
      this.#stockRecoveryCodes(user);
    }
    return checked;
  }

  turnOffText(user: User): void {
    this.#store.setText(user.id, user.phone, false);
    this.#forgetRecoveryCodesIfOff(user.id);
  }

  recoveryCodes(user: User): {code: string; used: boolean}[] {
    return this.#store.recoveryCodes(user.id);
  }

  renewRecoveryCodes(user: User): void {
    const codes = Array.from({length: recoveryCodes}, () => `${generateDigits(4)} ${generateDigits(4)}`);
    this.#store.replaceRecoveryCodes(user.id, codes);
  }

  // At a login. Text codes are sent for that login's purpose only, so one for another change is of no use here.
  check(user: User, method: Method, typed: string): Checked {
    if (method === 'text') return this.#codes.check(user.id, 'log in by text', typed);
    return this.#checked(user, () => {
      if (method === 'recovery') return this.#checkRecoveryCode(user, typed);
      // Each is looked at, so that time does not tell which device it was.
      const found = this.overview(user).authenticators.filter((device) => this.#matchingStep(device, typed) !== null);
      return found.some((device) => this.#checkAuthenticator(device, typed));
    });
  }

  #checked(user: User, accepts: () => boolean, then?: () => void): Checked {
    if (this.#limits.reached('wrong codes of an account', user.id)) return {kind: 'wait'};
    if (!accepts()) {
      this.#limits.count('wrong codes of an account', user.id);
      return {kind: 'wrong'};
    }
    then?.();
    return {kind: 'accepted', target: ''};
  }

  // One step either way: clocks differ, and people type slowly.
  #matchingStep(device: Authenticator, typed: string): number | null {
    const digits = typed.replaceAll(/[\s-]/g, '');
    if (!/^\d{6}$/.test(digits)) return null;
    const delta = totp(device.secret).validate({token: digits, window: 1, timestamp: this.#now()});
    return delta === null ? null : Math.floor(this.#now() / 1000 / period) + delta;
  }

  // RFC 6238, 5.2: a code that was accepted is not accepted again. Neither is an older one.
  #checkAuthenticator(device: Authenticator, typed: string): boolean {
    const step = this.#matchingStep(device, typed);
    return step !== null && this.#store.takeStep(device.id, step);
  }

  #checkRecoveryCode(user: User, typed: string): boolean {
    const digits = typed.replaceAll(/[\s-]/g, '');
    const found = this.#store
      .recoveryCodes(user.id)
      .filter(({code}) => equalInConstantTime(code.replace(' ', ''), digits));
    return found.some(({code}) => this.#store.takeRecoveryCode(user.id, code));
  }

  #stockRecoveryCodes(user: User): void {
    if (this.#store.recoveryCodes(user.id).length === 0) this.renewRecoveryCodes(user);
  }

  #forgetRecoveryCodesIfOff(userId: number): void {
    const user = this.#store.user(userId);
    if (user !== null && !this.overview(user).on) this.#store.replaceRecoveryCodes(userId, []);
  }
}

// As people read it aloud: groups of four.
export const spacedKey = (secret: string): string => secret.replaceAll(/.{4}(?=.)/g, '$& ');

export function authenticatorLink(user: User, device: Authenticator): string {
  return new TOTP({
    secret: Secret.fromBase32(device.secret),
    issuer: 'Photogram',
    label: user.username,
    period,
  }).toString();
}
