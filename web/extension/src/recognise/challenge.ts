// Whether a page asks for a second factor, by the codes found on it or by what it says where there is none to type.
import {type Clues, type Label, type Page, isSeen} from './clues.ts';
import * as codes from './code-words.ts';
import type {Description} from './describe.ts';
import {fold} from './fold.ts';
import * as words from './words.ts';

// Whether what the page says in full decides: it has nothing to type, and by its title it is a second step.
export function wantsText({text, title, headings}: Description): boolean {
  return text === null && isSecondStep(fold(headings), fold(title));
}

function isSecondStep(headings: string, title: string): boolean {
  return words.secondStep.test(`${headings} | ${title}`);
}

// An amount: beside a code it says what the code lets through.
const money =
  /(?:[$€£¥₹₽₺₴₸₩₪฿₫₾֏৳]|\b(?:rs|eur|usd|gbp|chf|pln|inr|php|myr|idr|rub|try|uah|kes|ngn|zar|brl|mxn)\b)\.?\s?\d|\d[\d .,]*\s?(?:[$€£¥₹₽₺₴₸₩₪฿₫₾֏৳元円원]|(?:eur|usd|gbp|chf|pln|zl|kr|kc|ft|lei|rsd|tl|uzs|so'm|rub|руб|грн|лв|дин|ден|тг|сум|сом|rp|vnd|บาท|ريال|درهم|جنيه|تومان|ريال|ብር)(?!\p{L}))/u;

export function isChallenge(clues: Clues[], labels: Label[], page: Page, textIsCut: boolean): boolean {
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
