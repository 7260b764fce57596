// What each field of a described page is for, and whether the page asks for a second factor. The half of recognition that
// judges: it runs outside the page, by words and by structure, and is the same on every site.
import type {Description, FieldDescription} from './describe.ts';
import * as codes from './code-words.ts';
import {fold} from './fold.ts';
import {findSplitBoxes} from './split-boxes.ts';
import * as words from './words.ts';

export type Label = 'username' | 'password' | 'new-password' | 'email' | 'one-time-code' | 'recovery-code' | 'other';
export type Classification = {labels: Label[]; mfaChallenge: boolean};

// Everything about a field that words are looked for in, folded once.
type Clues = {
  field: FieldDescription;
  names: string; // what a person reads as its name: label and placeholder
  ids: string; // name and id, cut into words
  own: string; // the two together
};

type Scope = {
  text: string;
  buttons: string;
  attributes: string;
  members: Clues[]; // fields that are typed into and seen
  purpose: Purpose;
  proves?: boolean; // its text speaks of a code that proves something; asked for once
};

type Purpose = 'log-in' | 'sign-up' | 'reset' | 'search' | 'unknown';

const everyAgain = new RegExp(words.again.source, 'gu');

type Page = {headings: string; title: string; text: string; scopes: Scope[]};

export function cutIdentifiers(text: string): string {
  return fold(
    text
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .trim(),
  );
}

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

// Whether what the page says in full decides: it has nothing to type, and by its title it is a second step.
export function wantsText({text, title, headings}: Description): boolean {
  return text === null && isSecondStep(fold(headings), fold(title));
}

function isSecondStep(headings: string, title: string): boolean {
  return words.secondStep.test(`${headings} | ${title}`);
}

const identifiers = {
  oneTimeCode:
    /\b(?:\w*otp|otp\w*|totp\w*|2fa|mfa\w*|tfa|two ?factor\w*|two ?step\w*|one ?time\w*|verification ?code|verif\w* ?(?:code|pin|token)|auth\w* ?code|sms ?code|sms ?pin|code ?sms|smscode\w*|login ?code|security ?code|confirm\w* ?code|approvals? code|pass ?code\w*|otc\w*|totp ?pin|idv ?pin|auth ?no|tan|mtan|vericode|authcode\w*|challenge data entry|sms ?password|verify ?code|email ?code|phone ?code|mobile ?code|app ?code|dynamic ?code|token ?code|one ?time|factor ?code|second ?factor|verification ?pin|login ?pin|code ?input)\b/,
  code: /\b(?:code\w*|\w+code|token|pin|challenge|answer|vcode|kod\w*|codigo|codice|koodi|authenticator|digits?|verification|verify|confirm|approval|char ?\d|field ?\d|nums?)\b/,
  recovery: /\b(?:recovery|backup|scratch|rescue|emergency|restore|back ?up)\w*(?: \w+)?\b/,
  captcha:
    /captcha|\b(?:img ?code|image ?code|pic ?code|rand ?code|valid ?code|check ?code|vali ?code|verify ?img|seccode|kaptcha|security ?image|turing|sum|antispam)\b/,
  otherCode:
    /\b(?:promo\w*|coupon\w*|discount\w*|voucher\w*|gift\w*|zip\w*|postal\w*|post ?code|plz|pin ?code\b(?= address)|cvv\w*|cvc\w*|csc|iban|bic|swift|country ?code|dial\w*|area ?code|referral\w*|invit\w*|promotion\w*|reduction\w*|exp ?date|expiry|barcode|tracking|piece ?code|sku|product|order|currency|card ?number|verification value|cap|cep|nif|tax|vat|codice fiscale|cf|codigo postal|webhook|api ?key|serial|licen[cs]e|quantity|qty|amount|phone ?country|user ?code|device ?code|activation ?(?:code|key)|meeting|game|personal ?code|student|employee|captcha|kupon\w*|rabatt?\w*|gutschein\w*|cupom|cupon|csrf)\b/,
  email: /\b(?:e ?mail\w*|mail|\w+email|mail ?address|correo|courriel)\b/,
  user: /\b(?:user\w*|\w*username|log ?in\w*|logon\w*|uid|uname|account(?: name| id)?|identifier\w*|identification|session key|log|nick\w*|member(?: id| number|ship)|customer(?: id| number| no)|usr\w*|usuario|utente|benutzer\w*|kullanici\w*|uzytkownik|identifiant|login ?name|sign ?in ?name|nloginname|client ?id|userinput|screen ?name|handle|alias)\b/,
  phone: /\b(?:phone\w*|mobile\w*|tel|telephone|cell\w*|msisdn|hp|handy)\b/,
  newPassword:
    /\b(?:new\w*|confirm\w*|confirmation|repeat\w*|re ?type\w*|re ?enter\w*|again|verify\w*|repassword|repass\w*|password ?2|passwd ?2|pwd ?2|pass ?2|pw ?2|p 2|n 2|create\w*|reg(?:ister|istration)?|signup|cpassword)\b/,
  currentPassword: /\b(?:current\w*|old\w*|existing|cur ?pass\w*|actual|oldpw)\b/,
  trap: /honey|\bhp\b|\bhpot\b|\bpot\b|bot ?trap|bot ?field|\btrap\b|do ?not ?fill|leave ?blank|winnie|\bfax\b|nickname ?check|spam ?check|\bnospam\b/,
  search: /\b(?:search\w*|query|q|keywords?|filter\w*|s)\b/,
  otherSecret:
    /\b(?:smtp|imap|ldap|proxy|wifi|wlan|ssid|ftp|sftp|database|db|api|secret|webhook|signing|private ?key|encryption|pgp|answer|pin ?of|cvv|cvc|account ?number|ssn)\b/,
};

// What lies over it is another matter: it does not change what the field is for.
function isSeen(field: FieldDescription): boolean {
  return field.sight === 'seen' || field.sight === 'covered';
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

function isNameShown(one: Clues, scope: Scope): boolean {
  const {field, names, ids} = one;
  if (field.type === 'password' || scope.members.length === 0 || codes.otherCode.test(names)) return false;
  const logsIn = isLogInScope(scope) || scope.members.some((each) => each.field.autocomplete === 'one-time-code');
  return (
    (words.user.test(names) || identifiers.user.test(ids) || words.phone.test(names) || words.email.test(names)) &&
    (logsIn || scope.members.some((each) => isNamedCode(each)))
  );
}

// A field without ink over drawn boxes, as some code inputs are made: only if it says what it is, is big enough to be
// tapped, and nothing visible asks for a code.
function isOverlaidCode(one: Clues, all: Clues[]): boolean {
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

function isTrap({field, names, ids}: Clues): boolean {
  if (identifiers.trap.test(ids) || words.leaveEmpty.test(names)) return true;
  // Out of the tab order: nobody reaches it by keyboard, so it is not for people, unless it says what a browser may fill in.
  return field.outOfTabOrder && !/username|current-password|one-time-code|email/.test(field.autocomplete);
}

function isCaptcha({field, names, ids, own}: Clues, scope: Scope): boolean {
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

// Promotions, postcodes, cards, tracking numbers.
function isOtherKind(one: Clues): boolean {
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

function saysPassword({field, names}: Clues): boolean {
  if (!words.password.test(names) || codes.servesOnce.test(names)) return false;
  if (codes.oneTimeCode.test(names) && !words.secondStep.test(names)) return false;
  // A PIN is known by heart, or sent: a short one is for the words around it to decide.
  return !codes.pin.test(names) || field.maxLength === -1 || field.maxLength > 10;
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

function namesRecovery({names}: Clues): boolean {
  return codes.recoveryCode.test(names) || (!codes.otherCode.test(names) && codes.savesByCode(names));
}

function isRecoveryById({names, ids}: Clues): boolean {
  if (codes.otherCode.test(names)) return false;
  if (codes.savesByCode(ids)) return true;
  if (/\b(?:recovery|backup|scratch|bypass)\b/.test(ids) && codes.code.test(names) && !codes.oneTimeCode.test(names))
    return true;
  return /\b(?:recovery|backup|scratch|rescue) ?(?:code|token|key|otp|passcode)/.test(ids);
}

// The heading says so, or what stands around it, where no app and no message is spoken of as well.
function isAskedForRecovery({field, names}: Clues, scope: Scope, page: Page): boolean {
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

function isManagement(scope: Scope, page: Page): boolean {
  return /generate|download|print your|regenerate/.test(scope.buttons) && !words.logIn.test(page.headings);
}

// How much speaks for a one-time code.
function scoreOfCode(one: Clues, scope: Scope, page: Page, otherKind: boolean): number {
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
  const context = `${heading} | ${scope.text}`;
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
    speaksOfProof(scope) ||
    sentSomewhere.test(scope.text) ||
    codes.anyCode.test(codes.anyCode.test(names) ? scope.text.replace(names.split(' | ')[0] ?? '', ' ') : scope.text)
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
function isNamedCode(one: Clues): boolean {
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

// An amount: beside a code it says what the code lets through.
const money =
  /(?:[$€£¥₹₽₺₴₸₩₪฿₫₾֏৳]|\b(?:rs|eur|usd|gbp|chf|pln|inr|php|myr|idr|rub|try|uah|kes|ngn|zar|brl|mxn)\b)\.?\s?\d|\d[\d .,]*\s?(?:[$€£¥₹₽₺₴₸₩₪฿₫₾֏৳元円원]|(?:eur|usd|gbp|chf|pln|zl|kr|kc|ft|lei|rsd|tl|uzs|so'm|rub|руб|грн|лв|дин|ден|тг|сум|сом|rp|vnd|บาท|ريال|درهم|جنيه|تومان|ريال|ብር)(?!\p{L}))/u;

// A PIN that somebody chose, and no message brought: what is known by heart proves nothing of ours.
function isKnownByHeart(one: Clues, scope: Scope): boolean {
  const {field, names, ids} = one;
  const heading = fold(field.heading);
  const called = names === '' ? `${heading} | ${scope.text}` : names;
  if (!codes.pin.test(called) && !(names === '' && /\b(?:[mtu] ?)?pin\b/.test(ids))) return false;
  const said = `${names} | ${heading} | ${scope.text}`;
  return !(
    codes.oneTimeCode.test(said) ||
    codes.recoveryCode.test(said) ||
    codes.servesOnce.test(said) ||
    codes.bySms.test(said) ||
    words.secondStep.test(heading) ||
    identifiers.oneTimeCode.test(ids.replace(/\blog ?in ?pin\b/g, ' ')) ||
    codes.provesByCode(scope.text) ||
    sentSomewhere.test(scope.text)
  );
}

// "Code from the e-mail", "PIN by SMS": the code that came there.
function cameByMessage({field, names}: Clues): boolean {
  if (field.type === 'email' || words.user.test(names) || !codes.sentCode.test(names)) return false;
  return codes.bySms.test(names) || words.email.test(names);
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

function labelOfBoxes(group: Clues[], scope: Scope, page: Page): Label {
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

function looksLikeEmail(one: Clues): boolean {
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

function identityKind({field, names, ids}: Clues, scope: Scope, isEmail: boolean, asks: string[]): Label {
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
function isNumberOfPerson(one: Clues, scope: Scope): boolean {
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

function hasPassword(scope: Scope): boolean {
  return scope.members.some((one) => takesPassword(one.field));
}

// A masked digit or two are of something else.
function takesPassword({type, maxLength}: FieldDescription): boolean {
  return type === 'password' && (maxLength < 0 || maxLength > 3);
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

function passwordKind(one: Clues, scope: Scope, page: Page): Label {
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

// What is typed once into a device's or a program's settings, not what logs in here.
function isOtherSecret({names, ids}: Clues): boolean {
  return (
    identifiers.otherSecret.test(ids) ||
    /\b(?:wi-?fi|wlan|smtp|imap|pop3|ftp|ldap|api|webhook|client secret|secret key|meeting|webinar|conference|pdf|archive|database|router|proxy|pre-shared|psk|keystore|certificate)\b/.test(
      names,
    )
  );
}

// "Password" and "Password again": the second name begins with, or contains, the first.
function samePassword(one: Clues, other: Clues): boolean {
  const name = one.names.replace(/[*:|]/g, '').trim();
  return name !== '' && other.names.includes(name);
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

function isChallenge(clues: Clues[], labels: Label[], page: Page, textIsCut: boolean): boolean {
  const asked = labels.findIndex((label) => label === 'one-time-code' || label === 'recovery-code');
  if (asked >= 0) return isChallengeWithCode(clues, labels, page, asked);
  if (labels.some((label) => label !== 'other') || textIsCut) return false;
  // No code to type: an app to approve in, a question, a choice of methods.
  if (!isSecondStep(page.headings, page.title)) return false;
  if (
    clues.some(
      ({field, names}) =>
        isSeen(field) && (words.phone.test(names) || words.search.test(names) || field.type === 'search'),
    )
  )
    return false;
  return !words.qrCode.test(page.text) && !words.setUp.test(page.text) && page.text.length < 1500;
}

function isChallengeWithCode(clues: Clues[], labels: Label[], page: Page, asked: number): boolean {
  const one = clues[asked];
  const scope = one === undefined ? undefined : page.scopes[one.field.scope];
  if (one === undefined || scope === undefined) return false;
  const said = `${page.headings} | ${page.title} | ${scope.text} | ${scope.buttons}`;
  const logsIn = words.logIn.test(said);
  if (labels.includes('new-password')) return false;
  if (
    words.qrCode.test(said) ||
    clues.some(
      ({field, names}) => field.fixed && isSeen(field) && /key|secret|schlussel|clave|cle\b|chiave/.test(names),
    )
  )
    return false;
  if (words.setUp.test(said) && !logsIn) return false;
  if (/turning on|to finish setting|finish setup/.test(said)) return false;
  if (
    words.signUp.test(`${page.headings} | ${page.title} | ${scope.buttons}`) &&
    !words.logIn.test(`${page.headings} | ${page.title} | ${scope.buttons}`)
  )
    return false;
  if (
    words.reset.test(`${page.headings} | ${page.title} | ${scope.text}`) &&
    !words.secondStep.test(`${page.headings} | ${page.title}`)
  )
    return false;
  // It lets a payment through, not a person in.
  const about = `${fold(one.field.heading)} | ${scope.buttons}`;
  if (!words.logIn.test(`${about} | ${page.title}`)) {
    if (codes.payment.test(about)) return false;
    if (money.test(scope.text) && codes.payment.test(`${scope.text} | ${page.title}`)) return false;
  }
  // A code at the foot of a longer form confirms that form: a transfer, a profile.
  const others = scope.members.filter((other) => {
    const label = labels[clues.indexOf(other)];
    return label === 'other' && /^(?:text|tel|number|email)$/.test(other.field.type);
  });
  return others.length < 3;
}
