// What the extension says when something does not go on.
import type {Refusal, SignIn, Trouble, Unlock} from '@latchkey/client';
import type {StopReason} from '../login/login.ts';

export function refusalSentence(refusal: Refusal | Trouble): string {
  switch (refusal.kind) {
    case 'offline':
      return 'Latchkey cannot reach the server. Check your connection and try again.';
    case 'limited':
      return 'Too many tries. Wait a minute and try again.';
    case 'denied':
      return 'Your role does not allow this.';
    case 'missing':
      return 'This is not there any more.';
    case 'signed-out':
      return 'Your session has ended. Unlock again.';
    case 'conflict':
    case 'elevation-required':
    case 'invalid':
    case 'unavailable':
      return 'The server cannot do this right now. Try again in a moment.';
  }
}

export function signInSentence(outcome: Exclude<SignIn, {kind: 'signed-in'}>): string {
  switch (outcome.kind) {
    case 'address-invalid':
      return 'This is not a sign-in link. Your Emergency Kit shows it whole.';
    case 'secret-key-invalid':
      return outcome.problem;
    case 'untrusted':
      return untrustedSentence;
    case 'refused':
      return 'Sign-in link, Secret Key and password do not belong together. Check each of them.';
    case 'offline':
    case 'limited':
    case 'unavailable':
      return refusalSentence(outcome);
  }
}

export function unlockSentence(outcome: Exclude<Unlock, {kind: 'unlocked'}>): string {
  switch (outcome.kind) {
    case 'wrong-password':
      return 'This is not your password.';
    case 'access-ended':
      return 'Your access to this workspace has ended, or this browser was removed. An Admin can tell you more.';
    case 'nothing-stored':
      return 'This browser no longer knows you. Connect it again.';
    case 'offline':
    case 'limited':
    case 'unavailable':
      return refusalSentence(outcome);
  }
}

export function noCodeSentence(kind: 'loading' | 'none' | 'not-dealt' | 'clock-wrong' | 'offline'): string {
  switch (kind) {
    case 'not-dealt':
      return 'No code has been dealt to you. An Account Owner has to come online.';
    case 'clock-wrong':
      return 'The clock of this device is more than a day off.';
    case 'offline':
      return 'Latchkey cannot reach the server.';
    case 'loading':
    case 'none':
      return 'There is no code right now.';
  }
}

export function stopSentence(why: StopReason): string {
  switch (why) {
    case 'elsewhere':
      return 'The page went to an address this account does not list. Nothing is filled there. An Account Owner can add it to the login addresses.';
    case 'no-permission':
      return 'The browser does not let Latchkey fill this site. Press Log in again and allow it.';
    case 'no-username':
      return 'The page asks for a user name, and none is saved for this account.';
    case 'no-password':
      return 'The page asks for a password, and none is saved for this account.';
    case 'password-refused':
      return 'The page asks for the password again. It was sent once and is not sent a second time by itself.';
    case 'code-refused':
      return 'The code was not accepted. Codes work once: somebody may have used it before you. Fill the next one, or choose another way.';
    case 'no-code-source':
      return 'The page asks for a code, and this account has no authenticator, number or address yet.';
    case 'sent-elsewhere':
      return 'The page sent its code to a number or address that is not this account’s. Choose the authenticator there, if it offers one.';
    case 'recovery-code':
      return 'The page asks for a recovery code. An Account Owner can fill one from here; or choose another way on the page.';
    case 'other-method':
      return 'The page wants another proof than a code. Choose authenticator or text message there, and Latchkey goes on by itself.';
    case 'new-password':
      return 'The service wants a new password. Set it there, then change it in Latchkey too.';
    case 'not-filled':
      return 'The page did not take what was filled in. Copy it here and paste it there.';
    case 'covered':
      return 'Something on the page lies over the field, such as a notice. Close it there, and Latchkey goes on by itself.';
    case 'no-recovery-code':
      return 'No unused recovery code is kept for this account.';
    case 'time-is-up':
      return 'Five minutes have passed. Press Log in to begin again.';
  }
}

export function noServerSentence(server: string): string {
  return `No Latchkey answers at ${new URL(server).host}, or not right now. Check the address and your connection.`;
}

const untrustedSentence =
  'What the server shows of your workspace does not hold, so this browser signed nothing. Open Latchkey on a device you used before, and ask an Admin.';

export function approvalOverSentence(kind: 'refused' | 'expired' | 'forged' | 'untrusted'): string {
  switch (kind) {
    case 'refused':
      return 'The other device did not let this browser in.';
    case 'expired':
      return 'This request is over: it has ten minutes, and ends when the server is started again.';
    case 'untrusted':
      return untrustedSentence;
    case 'forged':
      return 'What came back was not from the device that showed the code. Somebody may be between you and your server: ask whoever runs it before you try again.';
  }
}

export function differSentence(isTold: boolean): string {
  const other = isTold
    ? 'The server was told, and the request is refused on the other device, too.'
    : 'The server could not be told: press “They differ” on the other device, too.';
  return `The codes differ, so this browser stopped and was handed nothing. ${other} Somebody may be between you and your server: ask whoever runs it before you try again.`;
}
