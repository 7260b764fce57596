// One log-in as a state machine: what a page asks for and what happened so far decide what is done next. It touches no
// browser, and its state is plain values, so that a restarted worker goes on where the last one stopped.
import type {Classification, Label} from '../recognise/classify.ts';
import type {Description} from '../recognise/describe.ts';
import {asksForSentCode} from './sent-code.ts';

export type Login = {
  account: string;
  accountName: string;
  tab: number;
  origins: string[]; // the account's, when Log in was pressed
  startedAt: number;
  // When the latest of them was sent by us: a code that was there before is not this log-in's.
  credentialsAt: number | null;
  usernameSent: boolean;
  passwordSent: boolean;
  // The codes that were tried, so that none is tried twice.
  authenticatorCodes: string[];
  messages: string[];
  before: string[]; // messages that were there when it began at the log-in page: none of them is its own
  claim: {id: string; openedAt: number} | null; // the login request that others see
  taken: string | null; // a message that was taken for it and is not in the page yet
  submitted: Submitted | null;
  retry: boolean; // somebody asked for the next code
  wants: CodeSource | null; // and from where; null: from where the page says
  lastFrom: CodeSource | null;
  stage: Stage;
};

export type Submitted = {page: string; asked: string; at: number};

export type Stage =
  | {kind: 'opening'} // until the page has something to fill
  | {kind: 'signing-in'}
  | {kind: 'waiting-for-code'; from: CodeSource; page: string; version: number; fields: number[]}
  | {kind: 'done'}
  | {kind: 'stopped'; why: StopReason; field?: string};

export type CodeSource = 'authenticator' | 'inbox' | 'recovery';

export type StopReason =
  | 'elsewhere' // the tab went to an origin that the account does not list
  | 'no-permission'
  | 'no-username'
  | 'no-password'
  | 'password-refused'
  | 'code-refused'
  | 'no-code-source' // it asks for a code, and the account has neither authenticator nor number nor address
  | 'sent-elsewhere' // it says it sent a code, and the account has no number and no address
  | 'recovery-code'
  | 'other-method' // a second step without a code
  | 'new-password' // the service wants a new password first
  | 'not-filled' // the page did not take what was typed
  | 'no-recovery-code' // all of them are used, or they could not be read
  | 'covered' // the field is there, and something lies over it
  | 'time-is-up';

export type PageReport = {
  page: string; // which document, by a random id
  version: number; // of its description
  description: Description;
  classification: Classification;
  shownFor: number; // milliseconds since the document came
};

export type Means = {
  username: boolean;
  password: boolean;
  authenticator: boolean;
  inbox: boolean;
  recovery: boolean; // an Account Owner, and codes are kept
};

export type Action =
  | {kind: 'nothing'}
  | {kind: 'fill'; username: number[]; password: number[]}
  | {kind: 'code'; from: CodeSource; fields: number[]}
  | {kind: 'done'}
  | {kind: 'stop'; why: StopReason};

export const longestLogin = 5 * 60_000;
const calm = 2_000; // a page that asks for nothing may still be on its way to one that does
const stoodThere = 2 * 60_000;
const clockSlack = 2_000;
const slowAnswer = 8_000; // a page that still shows the same form after this has not taken it

export function beginLogin(
  input: Pick<Login, 'account' | 'accountName' | 'tab' | 'origins' | 'startedAt' | 'before' | 'claim'>,
): Login {
  return {
    ...input,
    credentialsAt: null,
    usernameSent: false,
    passwordSent: false,
    authenticatorCodes: [],
    messages: [],
    taken: null,
    submitted: null,
    retry: false,
    wants: null,
    lastFrom: null,
    stage: {kind: 'opening'},
  };
}

export function isOver(login: Login): boolean {
  return login.stage.kind === 'done' || login.stage.kind === 'stopped';
}

// What a page asks for, so that the same form seen again is known again.
export function askedBy(report: PageReport): string {
  const {labels, mfaChallenge} = report.classification;
  return `${labels.filter((label) => label !== 'other').join(' ')}${mfaChallenge ? ' challenge' : ''}`;
}

export function nextAction(login: Login, report: PageReport, means: Means, now: number): Action {
  const action = wantedAction(login, report, means, now);
  // What lies over a page while it loads goes away by itself.
  const isEarly = report.shownFor < calm;
  return action.kind === 'stop' && action.why === 'covered' && isEarly ? {kind: 'nothing'} : action;
}

function wantedAction(login: Login, report: PageReport, means: Means, now: number): Action {
  const {labels, mfaChallenge} = report.classification;
  const fieldsOf = (...wanted: Label[]): number[] =>
    labels.flatMap((label, index) => (wanted.includes(label) ? [index] : []));
  const isCovered = (fields: number[]): boolean =>
    fields.some((index) => report.description.fields[index]?.sight === 'covered');
  const {submitted} = login;
  const samePage = submitted?.page === report.page;
  // The form just sent stays on the screen until the answer comes.
  if (samePage && submitted.asked === askedBy(report) && now - submitted.at < slowAnswer && !login.retry)
    return {kind: 'nothing'};

  const passwords = fieldsOf('password');
  const codes = fieldsOf('one-time-code');
  // A name that stands there for good says who logs in; nothing is typed into it.
  const names = fieldsOf('username', 'email').filter((index) => report.description.fields[index]?.fixed !== true);

  if (passwords.length > 0) {
    // Asked for beside what was typed here: the service took the password, and wants it once more together with a code.
    if (login.passwordSent && samePage && codes.length > 0) return codeFor(login, report, means, codes);
    if (login.passwordSent) return {kind: 'stop', why: 'password-refused'};
    if (passwords.length > 1) return {kind: 'nothing'};
    if (!means.password) return {kind: 'stop', why: 'no-password'};
    const username = nameBefore(names, passwords[0] ?? 0, report);
    if (username.length > 0 && !means.username && !login.usernameSent) return {kind: 'stop', why: 'no-username'};
    if (isCovered([...username, ...passwords])) return {kind: 'stop', why: 'covered'};
    return {kind: 'fill', username: means.username ? username : [], password: passwords};
  }
  const recovery = fieldsOf('recovery-code').slice(0, 1);
  if (login.wants === 'recovery' && login.retry && recovery.length > 0)
    return isCovered(recovery) ? {kind: 'stop', why: 'covered'} : {kind: 'code', from: 'recovery', fields: recovery};
  if (codes.length > 0 && fieldsOf('new-password').length === 0)
    return isCovered(codes) ? {kind: 'stop', why: 'covered'} : codeFor(login, report, means, codes);
  if (recovery.length > 0) return {kind: 'stop', why: 'recovery-code'};
  if (fieldsOf('new-password').length > 0 && login.passwordSent) return {kind: 'stop', why: 'new-password'};
  if (names.length > 0 && !login.passwordSent && !login.usernameSent) {
    if (!means.username) return {kind: 'stop', why: 'no-username'};
    // The first is the log-in's; a newsletter's address stands further down.
    const userNames = names.filter((index) => labels[index] === 'username');
    const first = (userNames.length > 0 ? userNames : names).slice(0, 1);
    if (isCovered(first)) return {kind: 'stop', why: 'covered'};
    return {kind: 'fill', username: first, password: []};
  }
  if (mfaChallenge) return {kind: 'stop', why: 'other-method'};
  if (login.passwordSent && names.length === 0) {
    const quiet = samePage
      ? submitted.asked !== askedBy(report) && now - submitted.at >= calm
      : report.shownFor >= calm;
    if (quiet) return {kind: 'done'};
  }
  return {kind: 'nothing'};
}

// The name goes into the form of the password, not into a sign-up beside it.
function nameBefore(names: number[], password: number, report: PageReport): number[] {
  const scope = report.description.fields[password]?.scope;
  const together = names.filter((name) => name < password && report.description.fields[name]?.scope === scope);
  const best = together.filter((name) => report.classification.labels[name] === 'username');
  return (best.length > 0 ? best : together).slice(-1);
}

function codeFor(login: Login, report: PageReport, means: Means, fields: number[]): Action {
  const sent = asksForSentCode(report.description);
  let from: CodeSource;
  if (login.retry && login.wants !== null) from = login.wants;
  else if (sent) {
    if (!means.inbox) return {kind: 'stop', why: 'sent-elsewhere'};
    from = 'inbox';
  } else if (means.authenticator) from = 'authenticator';
  else if (means.inbox) from = 'inbox';
  else return {kind: 'stop', why: 'no-code-source'};
  const tried = login.messages.length + login.authenticatorCodes.length > 0 || login.lastFrom === 'recovery';
  // A code was tried and the page asks again: the next one only when somebody says so, before the service locks the account.
  if (tried && !login.retry) return {kind: 'stop', why: 'code-refused'};
  return {kind: 'code', from, fields};
}

// What a person can choose when it does not go on by itself, the likeliest first.
export type Offer = 'next-code' | 'authenticator' | 'inbox' | 'recovery' | 'again';

export function offersFor({stage, lastFrom}: Login, means: Means): Offer[] {
  const offers = (...list: [Offer, boolean][]): Offer[] => list.filter(([, is]) => is).map(([offer]) => offer);
  if (stage.kind === 'waiting-for-code')
    return stage.from === 'inbox' ? offers(['authenticator', means.authenticator], ['recovery', means.recovery]) : [];
  if (stage.kind !== 'stopped') return [];
  switch (stage.why) {
    case 'code-refused':
      return offers(
        ['next-code', lastFrom !== 'recovery'],
        ['authenticator', means.authenticator && lastFrom !== 'authenticator'],
        ['inbox', means.inbox && lastFrom !== 'inbox'],
        ['recovery', means.recovery],
      );
    case 'no-code-source':
    case 'sent-elsewhere':
      return offers(['authenticator', means.authenticator], ['recovery', means.recovery]);
    case 'recovery-code':
      return offers(['recovery', means.recovery]);
    case 'password-refused':
    case 'not-filled':
    case 'covered':
    case 'time-is-up':
    case 'no-permission':
      return ['again'];
    case 'elsewhere':
    case 'no-username':
    case 'no-password':
    case 'other-method':
    case 'no-recovery-code':
    case 'new-password':
      return [];
  }
}

// A code counts from when the service had reason to send it: the password just given, or, where a person came as far as the
// challenge and pressed Log in there, a moment before.
export function codesSince(login: Login): number {
  return login.credentialsAt === null ? login.startedAt - stoodThere : login.credentialsAt - clockSlack;
}

// The digits for the fields, one each for a row of boxes. Undefined where the code does not fit.
export function spread(code: string, fields: number[]): {index: number; value: string}[] | undefined {
  if (fields.length === 1) return [{index: fields[0] ?? 0, value: code}];
  const characters = Array.from(code.replace(/[\s-]/g, ''));
  if (characters.length !== fields.length) return undefined;
  return fields.map((index, place) => ({index, value: characters[place] ?? ''}));
}
