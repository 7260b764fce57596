// How much speaks for a code: one that proves who logs in, one that was kept for the day the phone is lost, or another that is no
// business of ours.
import {type Clues, type Label, type Page, type Scope, calmText, cameByMessage, identifiers, isSeen} from './clues.ts';
import * as codes from './code-words.ts';
import type {FieldDescription} from './describe.ts';
import {fold} from './fold.ts';
import {looksLikeEmail} from './names.ts';
import * as words from './words.ts';

// Promotions, postcodes, cards, tracking numbers.
export function isOtherKind(one: Clues): boolean {
  const {field, names, ids} = one;
  const readsAsCode = codes.oneTimeCode.test(names) || cameByMessage(one);
  if (codes.otherCode.test(names)) {
    // "OTP (reference KQPA)" is a one-time code all the same.
    return !(
      readsAsCode &&
      !/cvv|cvc|csc|promo|coupon|gift|back of|certifi|printed|tv\b|poukaz|voucher/.test(names) &&
      codes.oneTimeCode.test(names.replace(codes.otherCode, ' '))
    );
  }
  // "order_email" is an address, whatever it is needed for.
  const saysWho = words.email.test(names) && !codes.code.test(names);
  if (identifiers.otherCode.test(ids) && !readsAsCode && !saysWho) return true;
  return /\b(?:cvv|cvc|csc|cvn|verification value|card)\b/.test(ids) || /^(?:cvv|cvc)$/.test(field.hint.toLowerCase());
}

export function namesRecovery({names}: Clues): boolean {
  return codes.recoveryCode.test(names) || (!codes.otherCode.test(names) && codes.savesByCode(names));
}

export function isRecoveryById({names, ids}: Clues): boolean {
  if (codes.otherCode.test(names)) return false;
  if (codes.savesByCode(ids)) return true;
  if (/\b(?:recovery|backup|scratch|bypass)\b/.test(ids) && codes.code.test(names) && !codes.oneTimeCode.test(names))
    return true;
  return /\b(?:recovery|backup|scratch|rescue) ?(?:code|token|key|otp|passcode)/.test(ids);
}

// The heading says so, or what stands around it, where no app and no message is spoken of as well.
export function isAskedForRecovery({field, names}: Clues, scope: Scope, page: Page): boolean {
  const heading = fold(field.heading);
  if (codes.oneTimeCode.test(names.replace(codes.recoveryCode, ' ')) && !/^(?:code|kod|kode)$/.test(names))
    return false;
  const asks = (text: string): boolean => codes.recoveryCode.test(text) || codes.savesByCode(text);
  if (asks(heading) || codes.recoveryCode.test(fold(field.help))) return true;
  const sent = codes.bySms.test(scope.text) || sentSomewhere.test(scope.text);
  if (asks(page.title) && (heading === '' || !codes.oneTimeCode.test(`${heading} | ${scope.text}`)) && !sent)
    return true;
  // "Two-factor recovery", and codes for it are spoken of.
  if (codes.isAboutRecovery(`${heading} | ${page.title}`) && codes.recoveryCode.test(scope.text) && !sent) return true;
  return (
    scope.members.length === 1 &&
    field.maxLength !== 6 &&
    codes.recoveryCode.test(scope.text) &&
    !codes.oneTimeCode.test(`${heading} | ${scope.text.replace(codes.recoveryCode, ' ')}`) &&
    !codes.bySms.test(scope.text)
  );
}

export function isManagement(scope: Scope, page: Page): boolean {
  return /generate|download|print your|regenerate/.test(scope.buttons) && !words.logIn.test(page.headings);
}

// How much speaks for a one-time code.
export function scoreOfCode(one: Clues, scope: Scope, page: Page, otherKind: boolean): number {
  const {field, names, ids} = one;
  if (otherKind || field.type === 'email') return -5;
  let score = 0;
  const named = isNamedCode(one);
  const certain = named || identifiers.oneTimeCode.test(ids);
  if (named) score += 3;
  else if (codes.anyCode.test(names)) score += 2;
  else if (codes.code.test(names)) score += 1.5;
  if (identifiers.oneTimeCode.test(ids)) score += 2.5;
  else if (identifiers.code.test(ids)) score += score > 0 ? 0.5 : 1;
  if (codes.oneTimeCode.test(fold(field.help))) score += 1;

  const heading = fold(field.heading);
  const text = field.type === 'password' ? calmText(scope) : scope.text;
  const context = `${heading} | ${text}`;
  const fits = shapeFits(field);
  // "Enter the code shown on your TV" asks for a code, not yet for a second step.
  const secondStep = words.secondStep.test(`${heading} | ${page.title}`.replace(/enter (?:the |your )?code/g, ' '));
  // Around a bare "Code": what is redeemed, bought, played or paid for there.
  if (!certain && !secondStep) {
    if (codes.redeem.test(scope.buttons) || codes.otherCode.test(`${heading} | ${page.title}`)) score -= 2.5;
    if (paysByCard(scope)) score -= 3;
  }
  const saves =
    scope.members.length === 1 && (names === '' || codes.code.test(names)) && isAskedForRecovery(one, scope, page);
  if (
    secondStep ||
    saves ||
    codes.oneTimeCode.test(context) ||
    (text === scope.text ? speaksOfProof(scope) : codes.provesByCode(text)) ||
    sentSomewhere.test(scope.text) ||
    codes.anyCode.test(codes.anyCode.test(names) ? text.replace(names.split(' | ')[0] ?? '', ' ') : text)
  ) {
    // Said about the form, so it is about its only field, or about the one that is shaped for it.
    const alone = scope.members.every((each) => each === one || looksLikeEmail(each));
    const said = codes.oneTimeCode.test(context) && field.maxLength >= 4 && field.maxLength <= 10;
    score += alone ? (said ? 2 : 1.5) : fits > 0 ? 0.7 : 0;
    // Sent already, and there is nothing else to type: a code of words, say.
    if (scope.members.length === 1 && sentSomewhere.test(scope.text) && speaksOfProof(scope)) score += 1;
  } else if (!certain && fits === 0) score = Math.min(score, 2);
  score += fits;
  if (saves) score += 1.5;
  if (!certain && field.maxLength > 10) score -= 1;
  if (/^[\s\d_x•·*-]{4,11}$/.test(field.hint.toLowerCase()) && /[\dx_•·*]{2}/.test(field.hint.toLowerCase()))
    score += 1;

  // What else it may be by its own words.
  if (words.user.test(names) && !named) score -= 3;
  if (words.phone.test(names) && !named) score -= 3;
  if (identifiers.phone.test(ids) && !codes.code.test(names) && !identifiers.code.test(ids)) score -= 3;
  if (words.email.test(names) && !named && !codes.code.test(names)) score -= 3;
  if (words.personal.test(names) && !named) score -= 3;
  if (words.search.test(names)) score -= 2;
  if (identifiers.user.test(ids) && !codes.code.test(names) && !identifiers.oneTimeCode.test(ids)) score -= 2;
  if (names === '' && identifiers.search.test(ids)) score -= 1;
  if (scope.members.length > 4) score -= 1;
  if (field.autocomplete.includes('username') || field.autocomplete.startsWith('tel') || field.autocomplete === 'email')
    score -= 4;
  if (
    field.type === 'password' &&
    words.password.test(names) &&
    !named &&
    !(codes.pin.test(names) && codes.oneTimeCode.test(context))
  )
    score -= 4;
  if (field.type === 'password' && names === '' && /pass|pwd/.test(ids) && !identifiers.oneTimeCode.test(ids))
    score -= 3;
  return score > 0 && isKnownByHeart(one, scope) ? score - 3 : score;
}

// By its label: a phrase for it, the words for it, or the way it came.
export function isNamedCode(one: Clues): boolean {
  const {names} = one;
  if (codes.oneTimeCode.test(names) || cameByMessage(one)) return true;
  if (names === '' || codes.otherCode.test(names) || words.user.test(names)) return false;
  return codes.provesByCode(names) || codes.isPasswordForOnce(names);
}

function speaksOfProof(scope: Scope): boolean {
  scope.proves ??= codes.provesByCode(scope.text);
  return scope.proves;
}

// Where a code went, most of it hidden: "•••• 4321", "+1 XXX-XXX-4821", "m***@example.com", or all of it shown.
const sentSomewhere =
  /(?:[*•●·x]{2,}[\s-]?){1,4}\d{2,4}(?!\d)|[\p{L}\d][*•●·…]+[\p{L}\d.]*@|[\p{L}\d]@[\p{L}\d]|\+\d[\d ()-]{7,}/u;

// A PIN that somebody chose, and no message brought: what is known by heart proves nothing of ours.
function isKnownByHeart(one: Clues, scope: Scope): boolean {
  const {field, names, ids} = one;
  const heading = fold(field.heading);
  const called = names === '' ? `${heading} | ${scope.text}` : names;
  if (!codes.pin.test(called) && !(names === '' && /\b(?:[mtu] ?)?pin\b/.test(ids))) return false;
  const text = calmText(scope);
  const said = `${names} | ${heading} | ${text}`;
  return !(
    codes.oneTimeCode.test(said) ||
    codes.recoveryCode.test(said) ||
    codes.servesOnce.test(said) ||
    codes.bySms.test(said) ||
    words.secondStep.test(heading) ||
    identifiers.oneTimeCode.test(ids.replace(/\blog ?in ?pin\b/g, ' ')) ||
    codes.provesByCode(text) ||
    sentSomewhere.test(text)
  );
}

function paysByCard(scope: Scope): boolean {
  return scope.members.some(
    ({field, ids}) => field.autocomplete.startsWith('cc-') || /\b(?:card ?(?:number|no)|cardnumber|pan)\b/.test(ids),
  );
}

// Four to ten characters, digits: up to 1.5.
function shapeFits(field: FieldDescription): number {
  let fits = 0;
  if (field.inputMode === 'numeric' || field.type === 'tel' || field.type === 'number') fits += 0.5;
  if (field.maxLength >= 4 && field.maxLength <= 10) fits += 0.8;
  if (/\\d|\[0-9/.test(field.pattern)) fits += 0.5;
  if (field.type === 'number' && /^9{4,8}$/.test(field.max)) fits += 0.5;
  return Math.min(fits, 1.5);
}

export function labelOfBoxes(group: Clues[], scope: Scope, page: Page): Label {
  const first = group[0];
  if (first === undefined || group.every(({field}) => field.sight === 'hidden' || field.sight === 'faded'))
    return 'other';
  const names = group.map(({own}) => own).join(' | ');
  const context = `${fold(first.field.heading)} | ${scope.text} | ${page.title}`;
  if (group.some(isOtherKind)) return 'other';
  if (
    first.field.autocomplete === 'one-time-code' ||
    codes.oneTimeCode.test(names) ||
    identifiers.oneTimeCode.test(names)
  )
    return 'one-time-code';
  // Digits of something known by heart. Nothing of ours fits into them, but they do ask for a password.
  const masked = group.every(({field}) => field.type === 'password');
  if (isKnownByHeart(first, scope) || (masked && codes.partOfSecret.test(context)))
    return masked && !words.memorable.test(context)
      ? words.fresh.test(`${names} | ${fold(first.field.heading)}`)
        ? 'new-password'
        : 'password'
      : 'other';
  // What is watched, booked, bought or won with it says its heading.
  const asked = `${names} | ${fold(first.field.heading)}`;
  if (codes.otherCode.test(asked) && !codes.oneTimeCode.test(asked) && !codes.provesByCode(asked)) return 'other';
  if (codes.oneTimeCode.test(context) || codes.anyCode.test(context) || words.secondStep.test(context))
    return codes.otherCode.test(context) &&
      !words.secondStep.test(context) &&
      !/sms|otp/.test(context) &&
      /gift|coupon|promo|voucher|redeem/.test(context)
      ? 'other'
      : 'one-time-code';
  if (codes.otherCode.test(context)) return 'other';
  const numeric = group.every(
    ({field}) =>
      field.inputMode === 'numeric' || field.type === 'tel' || field.type === 'number' || /\\d|0-9/.test(field.pattern),
  );
  return codes.code.test(context) || (numeric && group.length >= 4 && group.length <= 8) ? 'one-time-code' : 'other';
}

// A field without ink over drawn boxes, as some code inputs are made: only if it says what it is, is big enough to be
// tapped, and nothing visible asks for a code.
export function isOverlaidCode(one: Clues, all: Clues[]): boolean {
  const {field, names} = one;
  const saysIt = field.autocomplete.includes('one-time-code') || codes.oneTimeCode.test(names);
  if (!saysIt || field.width < 100 || field.outOfTabOrder) return false;
  return !all.some(
    (other) =>
      other !== one &&
      isSeen(other.field) &&
      (other.field.autocomplete.includes('one-time-code') || codes.oneTimeCode.test(other.names)),
  );
}

export function isCaptcha({field, names, ids, own}: Clues, scope: Scope): boolean {
  if (field.type === 'password' && words.password.test(names)) return false;
  if (codes.captcha.test(names)) return true;
  // "captcha" is what some pages call the code they send as well.
  const wasSent =
    field.picture === '' &&
    (codes.bySms.test(own) || (codes.code.test(names) && /\b(?:sms|phone|mobile|mail)/.test(ids)));
  if (identifiers.captcha.test(ids) && !wasSent) return true;
  if (field.picture === '') return false;
  const saysCode = codes.code.test(own) || codes.oneTimeCode.test(own);
  const elsewhere =
    words.phone.test(names) || words.email.test(names) || own.includes('sms') || /短信|手机|簡訊/.test(names);
  if (elsewhere || !saysCode) return false;
  if (codes.captcha.test(fold(field.picture)) || /captcha|verif|vcode|randcode|authimg|code/.test(fold(field.picture)))
    return true;
  // A code beside a picture, where a password is asked for: what the picture shows.
  return scope.members.some((other) => other.field.type === 'password' && other.field !== field);
}

// A cell of a card that the service gave out: few characters, beside others like it.
export function isOfGridCard({field, names}: Clues, scope: Scope, page: Page): boolean {
  if (field.maxLength < 1 || field.maxLength > 4 || words.user.test(names)) return false;
  const alike = scope.members.filter(
    (other) => other.field.type === field.type && other.field.maxLength === field.maxLength,
  );
  return (
    alike.length >= 2 &&
    alike.length <= 6 &&
    codes.gridCard.test(`${fold(field.heading)} | ${page.title} | ${scope.text}`)
  );
}
