// By which name somebody logs in: a user name, an address, a number.
import {type Clues, type Label, type Scope, cameByMessage, identifiers} from './clues.ts';
import * as codes from './code-words.ts';
import type {FieldDescription} from './describe.ts';
import {isNamedCode} from './one-time-codes.ts';
import {hasPassword, isOtherSecret, takesPassword} from './secrets.ts';
import * as words from './words.ts';

export function isNameShown(one: Clues, scope: Scope): boolean {
  const {field, names, ids} = one;
  if (field.type === 'password' || scope.members.length === 0 || codes.otherCode.test(names)) return false;
  const logsIn = isLogInScope(scope) || scope.members.some((each) => each.field.autocomplete === 'one-time-code');
  return (
    (words.user.test(names) || identifiers.user.test(ids) || words.phone.test(names) || words.email.test(names)) &&
    (logsIn || scope.members.some((each) => isNamedCode(each)))
  );
}

export function looksLikeEmail(one: Clues): boolean {
  const {field, names, ids} = one;
  if (field.type === 'email' || field.autocomplete === 'email') return true;
  if (cameByMessage(one)) return false;
  if (words.email.test(names))
    return (
      !codes.code.test(names) || (words.email.test(names.replace(codes.code, ' ')) && !codes.oneTimeCode.test(names))
    );
  return names === ''
    ? identifiers.email.test(ids) && !identifiers.code.test(ids)
    : identifiers.email.test(ids) &&
        !codes.code.test(names) &&
        !words.personal.test(names) &&
        !words.phone.test(names) &&
        !words.user.test(names) &&
        !identifiers.code.test(ids);
}

export function identityKind({field, names, ids}: Clues, scope: Scope, isEmail: boolean, asks: string[]): Label {
  const saysUser = words.user.test(names);
  const saysPhone =
    field.type === 'tel' ||
    words.phone.test(names) ||
    identifiers.phone.test(ids) ||
    asks.some((token) => token.startsWith('tel'));
  if (isEmail) {
    // "Email" alone is an e-mail address; "Email, phone or user name" is whatever one logs in with.
    if (saysUser || (words.phone.test(names) && words.email.test(names)))
      return scope.purpose === 'sign-up' && !saysUser ? 'email' : 'username';
    if (words.personal.test(names) && !words.email.test(names) && field.type !== 'email') return 'other';
    // An address that logs in: the form's own name for it says so.
    const namedUser = asks.includes('username') || (identifiers.user.test(ids) && !identifiers.email.test(ids));
    if (scope.purpose === 'log-in' && namedUser) return 'username';
    return 'email';
  }
  if (asks.includes('username')) return 'username';
  const logsIn = isLogInScope(scope);
  if (scope.purpose === 'log-in' && !saysUser && isNumberOfPerson({field, names, ids, own: names}, scope))
    return 'username';
  if (saysUser && (scope.purpose !== 'unknown' || hasPassword(scope) || scope.members.length <= 2)) return 'username';
  if (words.personal.test(names) && !saysUser) return 'other';
  if (words.fresh.test(names) && !saysUser) return 'other';
  if (saysPhone) return logsIn && !hasIdentity(scope, field) ? 'username' : 'other';
  if (
    identifiers.user.test(ids) &&
    (names === '' || !codes.code.test(names)) &&
    (scope.purpose !== 'unknown' || hasPassword(scope))
  )
    return 'username';
  // The text field just before the password of a log-in.
  if (logsIn && isBeforePassword(field, scope) && !hasIdentity(scope, field)) return 'username';
  return 'other';
}

// "Student number", "Tax id": what a log-in calls whom, just before the password.
export function isNumberOfPerson(one: Clues, scope: Scope): boolean {
  return (
    codes.personNumber.test(one.names) &&
    !codes.place.test(one.names) &&
    isBeforePassword(one.field, scope) &&
    !hasIdentity(scope, one.field)
  );
}

function isLogInScope(scope: Scope): boolean {
  return scope.purpose === 'log-in' || (scope.purpose === 'unknown' && hasPassword(scope) && scope.members.length <= 4);
}

function hasIdentity(scope: Scope, except: FieldDescription): boolean {
  return scope.members.some(
    (one) =>
      one.field !== except &&
      one.field.type !== 'password' &&
      (words.user.test(one.names) ||
        words.email.test(one.names) ||
        one.field.type === 'email' ||
        one.field.autocomplete.includes('username')),
  );
}

function isBeforePassword(field: FieldDescription, scope: Scope): boolean {
  const index = scope.members.findIndex((one) => one.field === field);
  const next = scope.members[index + 1];
  return next !== undefined && takesPassword(next.field) && !isOtherSecret(next);
}
