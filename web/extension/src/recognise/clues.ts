// What is looked at to judge a field: the words a person reads and those its page gives it, folded once, and the form it stands in.
import * as codes from './code-words.ts';
import type {FieldDescription} from './describe.ts';
import {fold} from './fold.ts';
import * as words from './words.ts';

export type Label = 'username' | 'password' | 'new-password' | 'email' | 'one-time-code' | 'recovery-code' | 'other';

export type Classification = {labels: Label[]; mfaChallenge: boolean};

// Everything about a field that words are looked for in, folded once.
export type Clues = {
  field: FieldDescription;
  names: string; // what a person reads as its name: label and placeholder
  ids: string; // name and id, cut into words
  own: string; // the two together
};

export type Scope = {
  text: string;
  calm?: string; // without what it warns of: calmText()
  buttons: string;
  attributes: string;
  members: Clues[]; // fields that are typed into and seen
  purpose: Purpose;
  proves?: boolean; // its text speaks of a code that proves something; asked for once
};

export type Purpose = 'log-in' | 'sign-up' | 'reset' | 'search' | 'unknown';

export type Page = {headings: string; title: string; text: string; scopes: Scope[]};

export const identifiers = {
  oneTimeCode:
    /\b(?:\w*otp|otp\w*|totp\w*|2fa|two ?fa|mfa\w*|tfa|two ?factor\w*|two ?step\w*|one ?time\w*|verification ?code|verif\w* ?(?:code|pin|token)|auth\w* ?code|sms ?code|sms ?pin|code ?sms|smscode\w*|login ?code|security ?code|confirm\w* ?code|approvals? code|pass ?code\w*|otc\w*|totp ?pin|idv ?pin|auth ?no|tan|mtan|vericode|authcode\w*|challenge data entry|sms ?password|verify ?code|email ?code|phone ?code|mobile ?code|app ?code|dynamic ?code|token ?code|one ?time|factor ?code|second ?factor|verification ?pin|login ?pin|code ?input)\b/,
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

// What lies over it is another matter: it does not change what the field is for.
export function isSeen(field: FieldDescription): boolean {
  return field.sight === 'seen' || field.sight === 'covered';
}

// "Code from the e-mail", "PIN by SMS": the code that came there.
export function cameByMessage({field, names}: Clues): boolean {
  if (field.type === 'email' || words.user.test(names) || !codes.sentCode.test(names)) return false;
  return codes.bySms.test(names) || words.email.test(names);
}

// A bank that says "never tell anybody your one-time code" beside its PIN asks for the PIN.
export function calmText(scope: Scope): string {
  scope.calm ??= scope.text
    .split(/(?<=[.!?。！？؟।])/u)
    .filter((sentence) => !words.warning.test(sentence))
    .join('');
  return scope.calm;
}
