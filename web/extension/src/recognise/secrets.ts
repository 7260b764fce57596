// Which secret a masked field takes: the password of today, a new one, or something that is no password of this site.
import {type Clues, type Label, type Page, type Scope, identifiers} from './clues.ts';
import * as codes from './code-words.ts';
import type {FieldDescription} from './describe.ts';
import {fold} from './fold.ts';
import {isNamedCode} from './one-time-codes.ts';
import * as words from './words.ts';

const everyAgain = new RegExp(words.again.source, 'gu');

export function saysPassword({field, names}: Clues): boolean {
  if (!words.password.test(names) || codes.servesOnce.test(names)) return false;
  if (codes.oneTimeCode.test(names) && !words.secondStep.test(names)) return false;
  // A PIN is known by heart, or sent: a short one is for the words around it to decide.
  return !codes.pin.test(names) || field.maxLength === -1 || field.maxLength > 10;
}

// A masked digit or two are of something else.
export function takesPassword({type, maxLength}: FieldDescription): boolean {
  return type === 'password' && (maxLength < 0 || maxLength > 3);
}

export function hasPassword(scope: Scope): boolean {
  return scope.members.some((one) => takesPassword(one.field));
}

// What is typed once into a device's or a program's settings, not what logs in here.
export function isOtherSecret({names, ids}: Clues): boolean {
  return (
    identifiers.otherSecret.test(ids) ||
    /\b(?:wi-?fi|wlan|smtp|imap|pop3|ftp|ldap|api|webhook|client secret|secret key|meeting|webinar|conference|pdf|archive|database|router|proxy|pre-shared|psk|keystore|certificate)\b/.test(
      names,
    )
  );
}

// More than these in a form are words of a wallet's phrase, or keys of a device.
const mostPasswords = 4;

export function passwordKind(one: Clues, scope: Scope, page: Page): Label {
  const {field, names, ids} = one;
  const asks = field.autocomplete.split(/\s+/);
  if (asks.includes('current-password')) return 'password';
  if (words.current.test(names) && words.password.test(names)) return 'password';
  if (asks.includes('new-password')) return 'new-password';
  if (identifiers.currentPassword.test(ids)) return 'password';
  const passwords = scope.members.filter(
    (other) =>
      takesPassword(other.field) &&
      (other === one || (!isNamedCode(other) && !identifiers.oneTimeCode.test(other.ids) && !isOtherSecret(other))),
  );
  if (passwords.length > mostPasswords) return 'other';
  const index = passwords.findIndex((other) => other.field === field);
  if (passwords.length === 1 && isAskedOnceMore(one, scope, page)) return 'password';
  if (words.fresh.test(names) && scope.purpose !== 'log-in') return 'new-password';
  if (words.fresh.test(names) && passwords.length > 1) return 'new-password';
  if (passwords.length === 3) return index === 0 ? 'password' : 'new-password';
  if (identifiers.newPassword.test(ids) && !words.logIn.test(scope.buttons)) return 'new-password';
  if (passwords.length === 2) {
    const other = passwords[1 - index];
    // Two that are not the same: a password and a PIN, both known already.
    if (
      scope.purpose === 'log-in' &&
      other !== undefined &&
      !passwords.some((each) => words.fresh.test(each.names) || identifiers.newPassword.test(each.ids)) &&
      !samePassword(one, other) &&
      !samePassword(other, one)
    )
      return 'password';
    if (index === 0 && other !== undefined && scope.purpose !== 'sign-up') {
      // Old and new, when only the second is called new and nothing says it repeats the first.
      const repeats =
        /confirm|repeat|again|re ?type|re ?enter|2/.test(other.ids) || /confirm|repeat|again|retype/.test(other.names);
      if (words.fresh.test(other.names) && !repeats && !words.reset.test(`${scope.buttons} | ${fold(field.heading)}`))
        return words.fresh.test(names) ? 'new-password' : samePassword(one, other) ? 'new-password' : 'password';
    }
    return 'new-password';
  }
  if (scope.purpose === 'sign-up' || scope.purpose === 'reset') return 'new-password';
  if (
    scope.purpose === 'unknown' &&
    words.signUp.test(`${page.headings} | ${page.title}`) &&
    !words.logIn.test(`${scope.buttons} | ${fold(field.heading)}`)
  )
    return 'new-password';
  return 'password';
}

// "Confirm your password to go on": the only one there, and nothing on the page is about a new one.
function isAskedOnceMore({field, names, ids}: Clues, scope: Scope, page: Page): boolean {
  if (scope.purpose === 'sign-up' || scope.purpose === 'reset') return false;
  if (!words.again.test(names) || words.fresh.test(names.replace(everyAgain, ' '))) return false;
  const around = `${fold(field.heading)} | ${page.title} | ${scope.buttons}`;
  return (
    !/\b(?:new\w*|create\w*|reg(?:ister|istration)?|signup|2)\b/.test(ids) &&
    !words.reset.test(around) &&
    !words.signUp.test(around)
  );
}

// "Password" and "Password again": the second name begins with, or contains, the first.
function samePassword(one: Clues, other: Clues): boolean {
  const name = one.names.replace(/[*:|]/g, '').trim();
  return name !== '' && other.names.includes(name);
}
