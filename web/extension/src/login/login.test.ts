import {expect, test} from 'vitest';
import type {Label} from '../recognise/classify.ts';
import {
  askedBy,
  beginLogin,
  codesSince,
  nextAction,
  offersFor,
  spread,
  type Login,
  type Means,
  type PageReport,
} from './login.ts';

const all: Means = {username: true, password: true, authenticator: true, inbox: true, recovery: true};

function login(changes: Partial<Login> = {}): Login {
  const begun = beginLogin({
    account: 'a',
    accountName: 'Photogram',
    tab: 1,
    origins: ['https://a.example'],
    startedAt: 0,
    before: [],
    claim: null,
  });
  return {...begun, ...changes};
}

function page(
  labels: Label[],
  input: {
    id?: string;
    text?: string;
    challenge?: boolean;
    scopes?: number[];
    shownFor?: number;
    fixed?: number[];
  } = {},
): PageReport {
  const fields = labels.map((_, index) => ({
    label: '',
    hint: '',
    identifiers: '',
    type: 'text',
    autocomplete: '',
    inputMode: '',
    pattern: '',
    maxLength: -1,
    size: 0,
    width: 200,
    min: '',
    max: '',
    fixed: input.fixed?.includes(index) ?? false,
    outOfTabOrder: false,
    sight: 'seen' as const,
    help: '',
    heading: '',
    picture: '',
    ancestors: [],
    scope: input.scopes?.[index] ?? 0,
  }));
  return {
    page: input.id ?? 'first',
    version: 1,
    description: {
      title: '',
      headings: '',
      text: '',
      textIsCut: false,
      scopes: [{text: input.text ?? '', buttons: '', attributes: ''}],
      fields,
    },
    classification: {labels, mfaChallenge: input.challenge ?? false},
    shownFor: input.shownFor ?? 0,
  };
}

const sentPassword = (report: PageReport, at = 0): Partial<Login> => ({
  credentialsAt: at,
  usernameSent: true,
  passwordSent: true,
  submitted: {page: report.page, asked: askedBy(report), at},
});

test('user name and password of one form are filled together, and not those of a sign-up beside it', () => {
  const report = page(['other', 'email', 'username', 'password', 'email', 'new-password'], {
    scopes: [0, 1, 2, 2, 3, 3],
  });
  expect(nextAction(login(), report, all, 0)).toEqual({kind: 'fill', username: [2], password: [3]});
});

test('a user name on a page of its own is filled first, then the password', () => {
  expect(nextAction(login(), page(['username', 'email']), all, 0)).toEqual({kind: 'fill', username: [0], password: []});
  const next = login({usernameSent: true, submitted: {page: 'first', asked: 'username', at: 0}});
  expect(nextAction(next, page(['password']), all, 100)).toEqual({kind: 'fill', username: [], password: [0]});
});

test('nothing is typed into a user name that stands there for good', () => {
  const next = page(['username', 'password'], {fixed: [0]});
  expect(nextAction(login(), next, all, 0)).toEqual({kind: 'fill', username: [], password: [1]});
  expect(nextAction(login(), page(['username'], {fixed: [0]}), all, 0)).toEqual({kind: 'nothing'});
});

test('a password is sent once: a page that asks again has refused it', () => {
  const report = page(['username', 'password']);
  const sent = login(sentPassword(report));
  expect(nextAction(sent, report, all, 1000), 'still waiting for the answer').toEqual({kind: 'nothing'});
  expect(nextAction(sent, report, all, 9000)).toEqual({kind: 'stop', why: 'password-refused'});
  expect(nextAction(sent, page(['username', 'password'], {id: 'second'}), all, 1000)).toEqual({
    kind: 'stop',
    why: 'password-refused',
  });
});

test('a code asked for beside the password that still stands there is filled in, and refused once', () => {
  const sent = login(sentPassword(page(['email', 'password'])));
  const asked = page(['email', 'password', 'one-time-code'], {challenge: true});
  expect(nextAction(sent, asked, all, 500)).toEqual({kind: 'code', from: 'authenticator', fields: [2]});
  const tried = {...sent, authenticatorCodes: ['111111'], submitted: {page: 'first', asked: askedBy(asked), at: 600}};
  expect(nextAction(tried, asked, all, 1000), 'still waiting for the answer').toEqual({kind: 'nothing'});
  expect(nextAction(tried, asked, all, 9000)).toEqual({kind: 'stop', why: 'code-refused'});
  const anew = page(['email', 'password', 'one-time-code'], {id: 'second', challenge: true});
  expect(nextAction(sent, anew, all, 500), 'an empty form').toEqual({kind: 'stop', why: 'password-refused'});
});

test('the code comes from where the page says', () => {
  const after = login(sentPassword(page(['username', 'password'])));
  const challenge = (text: string): PageReport => page(['one-time-code'], {id: 'second', text, challenge: true});
  expect(nextAction(after, challenge('Enter the code from your authenticator app'), all, 0)).toMatchObject({
    from: 'authenticator',
  });
  expect(nextAction(after, challenge('Enter the code we sent to your number ending in 1234'), all, 0)).toMatchObject({
    from: 'inbox',
  });
  expect(nextAction(after, challenge('Wir haben eine SMS an +49 … gesendet'), all, 0)).toMatchObject({from: 'inbox'});
  expect(nextAction(after, challenge('Security code'), {...all, authenticator: false}, 0)).toMatchObject({
    from: 'inbox',
  });
  expect(nextAction(after, challenge('We sent you a code'), {...all, inbox: false}, 0)).toEqual({
    kind: 'stop',
    why: 'sent-elsewhere',
  });
  expect(nextAction(after, challenge('Code'), {...all, inbox: false, authenticator: false}, 0)).toEqual({
    kind: 'stop',
    why: 'no-code-source',
  });
});

test('a refused code stops, and the next one is tried only when asked for', () => {
  const challenge = page(['one-time-code'], {id: 'third', challenge: true});
  const tried = login({...sentPassword(page(['password'])), authenticatorCodes: ['111111']});
  expect(nextAction(tried, challenge, all, 0)).toEqual({kind: 'stop', why: 'code-refused'});
  expect(nextAction({...tried, retry: true}, challenge, all, 0)).toEqual({
    kind: 'code',
    from: 'authenticator',
    fields: [0],
  });
});

test('what a person can choose is what the account has, and a recovery code is filled when it was chosen', () => {
  const refused = login({
    ...sentPassword(page(['password'])),
    authenticatorCodes: ['111111'],
    lastFrom: 'authenticator',
    stage: {kind: 'stopped', why: 'code-refused'},
  });
  expect(offersFor(refused, all)).toEqual(['next-code', 'inbox', 'recovery']);
  expect(offersFor(refused, {...all, inbox: false, recovery: false})).toEqual(['next-code']);
  const chosen: Login = {...refused, wants: 'recovery', retry: true};
  const both = page(['one-time-code', 'recovery-code'], {id: 'c', challenge: true});
  expect(nextAction(chosen, both, all, 0)).toEqual({kind: 'code', from: 'recovery', fields: [1]});
  expect(nextAction({...chosen, lastFrom: 'recovery', retry: false}, both, all, 0), 'one is tried').toEqual({
    kind: 'stop',
    why: 'code-refused',
  });
});

test('nothing is fetched for a field that something lies over', () => {
  const covered = page(['username', 'password'], {shownFor: 3000});
  for (const field of covered.description.fields) field.sight = 'covered';
  expect(nextAction(login(), covered, all, 0)).toEqual({kind: 'stop', why: 'covered'});
  expect(nextAction(login(), {...covered, shownFor: 100}, all, 0), 'it may be loading').toEqual({kind: 'nothing'});
});

test('recovery codes, other methods and new passwords are for people', () => {
  const after = login(sentPassword(page(['password'])));
  expect(nextAction(after, page(['recovery-code'], {id: 'b', challenge: true}), all, 0)).toEqual({
    kind: 'stop',
    why: 'recovery-code',
  });
  expect(nextAction(after, page([], {id: 'b', challenge: true}), all, 0)).toEqual({kind: 'stop', why: 'other-method'});
  expect(nextAction(after, page(['new-password', 'new-password'], {id: 'b'}), all, 0)).toEqual({
    kind: 'stop',
    why: 'new-password',
  });
});

test('a page that asks for nothing more ends the log-in', () => {
  const after = login(sentPassword(page(['password'])));
  expect(nextAction(after, page(['other'], {id: 'home'}), all, 0), 'it may go on to a challenge').toEqual({
    kind: 'nothing',
  });
  expect(nextAction(after, page(['other'], {id: 'home', shownFor: 2500}), all, 0)).toEqual({kind: 'done'});
  const here = page(['password']);
  const sent = login(sentPassword(here));
  expect(nextAction(sent, page([]), all, 500), 'a moment').toEqual({kind: 'nothing'});
  expect(nextAction(sent, page([]), all, 2500)).toEqual({kind: 'done'});
  expect(nextAction(login(), page(['other'], {id: 'home'}), all, 0)).toEqual({kind: 'nothing'});
});

test('what the account does not have is named', () => {
  expect(nextAction(login(), page(['username', 'password']), {...all, password: false}, 0)).toEqual({
    kind: 'stop',
    why: 'no-password',
  });
  expect(nextAction(login(), page(['username', 'password']), {...all, username: false}, 0)).toEqual({
    kind: 'stop',
    why: 'no-username',
  });
});

test('a code is spread over boxes only when it fits them', () => {
  expect(spread('123 456', [4, 5, 6, 7, 8, 9])?.map(({value}) => value)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(spread('12345', [4, 5, 6, 7])).toBeUndefined();
  expect(spread('G-123456', [3])).toEqual([{index: 3, value: 'G-123456'}]);
});

test('a code that was there before the password is not this log-in’s', () => {
  expect(codesSince(login({startedAt: 100_000, credentialsAt: 107_000}))).toBe(105_000);
  expect(codesSince(login({startedAt: 500_000})), 'Log in pressed on the challenge itself').toBe(380_000);
});
