// What each field of a described page is for, and whether the page asks for a second factor. The half of recognition that
// judges: it runs outside the page, by words and by structure, and is the same on every site.
import {isChallenge} from './challenge.ts';
import {
  type Classification,
  type Clues,
  type Label,
  type Page,
  type Purpose,
  type Scope,
  cutIdentifiers,
  identifiers,
  isSeen,
} from './clues.ts';
import * as codes from './code-words.ts';
import type {Description} from './describe.ts';
import {fold} from './fold.ts';
import {identityKind, isNameShown, isNumberOfPerson, looksLikeEmail} from './names.ts';
import {
  isAskedForRecovery,
  isCaptcha,
  isManagement,
  isOfGridCard,
  isOtherKind,
  isOverlaidCode,
  isRecoveryById,
  labelOfBoxes,
  namesRecovery,
  scoreOfCode,
} from './one-time-codes.ts';
import {isOtherSecret, passwordKind, saysPassword, takesPassword} from './secrets.ts';
import {findSplitBoxes} from './split-boxes.ts';
import * as words from './words.ts';

export {wantsText} from './challenge.ts';
export type {Classification, Label} from './clues.ts';

export function classify(description: Description): Classification {
  const clues = description.fields.map((field): Clues => {
    const names = fold([field.label, field.hint].filter((text) => text !== '').join(' | '));
    const ids = cutIdentifiers(field.identifiers);
    return {field, names, ids, own: `${names} | ${ids}`};
  });
  const page: Page = {
    title: fold(description.title),
    headings: fold(description.headings),
    text: fold(description.text ?? ''),
    scopes: description.scopes.map((scope) => ({
      text: fold(scope.text),
      buttons: fold(scope.buttons),
      attributes: cutIdentifiers(scope.attributes),
      members: [],
      purpose: 'unknown',
    })),
  };
  for (const one of clues) {
    if (isSeen(one.field) && !one.field.fixed) page.scopes[one.field.scope]?.members.push(one);
  }
  for (const scope of page.scopes) scope.purpose = purposeOf(scope, page);

  const boxes = findSplitBoxes(description.fields);
  const labels = clues.map((one, index): Label => {
    const scope = page.scopes[one.field.scope];
    if (scope === undefined) return 'other';
    const group = boxes[index];
    if (group !== undefined)
      return labelOfBoxes(
        group.map((member) => clues[member]).filter((each) => each !== undefined),
        scope,
        page,
      );
    return labelOf(one, scope, page, clues);
  });
  return {labels, mfaChallenge: isChallenge(clues, labels, page, description.textIsCut)};
}

function labelOf(one: Clues, scope: Scope, page: Page, all: Clues[]): Label {
  const {field, names, ids, own} = one;
  if (field.sight === 'hidden' || field.sight === 'faded') return 'other';
  // Nothing can be typed into it. Whom it names is worth knowing where a password or a code is asked for beside it.
  if (field.fixed && field.autocomplete !== 'one-time-code') return isNameShown(one, scope) ? 'username' : 'other';
  if (field.sight === 'transparent' && !isOverlaidCode(one, all)) return 'other';
  if (!/^(?:text|tel|number|password|email|url|search)$/.test(field.type)) return 'other';
  if (isTrap(one)) return 'other';
  if (field.type === 'search' || field.type === 'url') return 'other';
  if (isCaptcha(one, scope)) return 'other';

  const asks = field.autocomplete.split(/\s+/);
  const otherKind = isOtherKind(one);
  if (
    asks.some((token) =>
      /^(?:cc-|bday|postal-code|street|address|country|given-name|family-name|name$|organization|sex|url)/.test(token),
    ) &&
    !words.user.test(names)
  )
    return 'other';

  if (namesRecovery(one) || isRecoveryById(one)) {
    // "Enter the code of your app or a recovery code" is a code's field that takes both.
    const namesBoth = codes.oneTimeCode.test(names.replace(codes.recoveryCode, ' '));
    if (!namesBoth && field.type !== 'email' && field.maxLength !== 1)
      return isManagement(scope, page) ? 'other' : 'recovery-code';
  }
  if (asks.includes('one-time-code') && !otherKind && !saysSomethingElse(one)) {
    return isAskedForRecovery(one, scope, page) ? 'recovery-code' : 'one-time-code';
  }
  // Shown in the clear by the eye beside it.
  if (
    field.type === 'text' &&
    /(?:current|new)-password/.test(field.autocomplete) &&
    (words.password.test(names) || /pass|pwd/.test(ids))
  ) {
    return passwordKind(one, scope, page);
  }
  if (isOfGridCard(one, scope, page)) return 'one-time-code';
  if (field.type === 'password') {
    const enough = names === '' || words.password.test(names) ? 3 : 2.5;
    if (scoreOfCode(one, scope, page, otherKind) >= enough && !saysPassword(one))
      return isAskedForRecovery(one, scope, page) ? 'recovery-code' : 'one-time-code';
    if (isOtherSecret(one) || words.memorable.test(own)) return 'other';
    if (otherKind) return 'other';
    // A digit or two: of a password or a PIN where the page says so, else of some number.
    if (!takesPassword(field)) {
      const said = `${own} | ${fold(field.heading)} | ${scope.text}`;
      return codes.partOfSecret.test(said) && !words.memorable.test(said) ? 'password' : 'other';
    }
    return passwordKind(one, scope, page);
  }
  if (otherKind && scope.purpose === 'log-in' && isNumberOfPerson(one, scope)) return 'username';
  if (otherKind && !(words.user.test(names) && scope.purpose === 'log-in')) return 'other';

  const isEmail = looksLikeEmail(one);
  if (!isEmail && !asks.includes('username')) {
    if (scoreOfCode(one, scope, page, false) >= 2.5)
      return isAskedForRecovery(one, scope, page) ? 'recovery-code' : 'one-time-code';
  }
  if (identifiers.search.test(ids) && !words.email.test(names) && !words.user.test(names)) return 'other';
  if (words.search.test(names) && !words.user.test(names)) return 'other';
  return identityKind(one, scope, isEmail, asks);
}

function isTrap({field, names, ids}: Clues): boolean {
  if (identifiers.trap.test(ids) || words.leaveEmpty.test(names)) return true;
  // Out of the tab order: nobody reaches it by keyboard, so it is not for people, unless it says what a browser may fill in.
  return field.outOfTabOrder && !/username|current-password|one-time-code|email/.test(field.autocomplete);
}

// An autocomplete of one-time-code is also what pages use to keep browsers from filling a search or a name.
function saysSomethingElse({field, names, ids}: Clues): boolean {
  if (codes.oneTimeCode.test(names) || codes.code.test(names)) return false;
  if (words.search.test(names) || words.personal.test(names)) return true;
  if (identifiers.oneTimeCode.test(ids)) return false;
  return (
    words.email.test(names) ||
    words.user.test(names) ||
    words.phone.test(names) ||
    (field.type === 'password' && words.password.test(names)) ||
    identifiers.search.test(ids)
  );
}

function purposeOf(scope: Scope, page: Page): Purpose {
  const heading = fold(scope.members[0]?.field.heading ?? '');
  const passwords = scope.members.filter((one) => takesPassword(one.field));
  const scores = {'log-in': 0, 'sign-up': 0, reset: 0, search: 0};
  const add = (text: string, weight: number): void => {
    if (text === '') return;
    const signUp = words.signUp.test(text);
    const logIn = words.logIn.test(text);
    if (words.reset.test(text)) scores.reset += weight;
    if (signUp) scores['sign-up'] += weight;
    // Where both are named ("Log in or sign up") it is the way in.
    if (logIn) scores['log-in'] += weight;
    if (words.search.test(text)) scores.search += weight;
  };
  add(scope.buttons, 3);
  add(heading, 2);
  add(scope.attributes, 1.5);
  add(page.title, 1);
  if (passwords.length === 1 && scope.members.length <= 3) scores['log-in'] += 0.5;
  if (passwords.length >= 2) scores['sign-up'] += 1.5;
  if (passwords.length === 1 && scope.members.length >= 5) scores['sign-up'] += 1;
  if (scope.members.some((one) => words.personal.test(one.names))) scores['sign-up'] += 0.5;
  if (passwords.length > 0) scores.search = 0;
  let best: Purpose = 'unknown';
  let most = 0.9;
  for (const kind of ['log-in', 'sign-up', 'reset', 'search'] as const) {
    if (scores[kind] > most) {
      best = kind;
      most = scores[kind];
    }
  }
  return best;
}
