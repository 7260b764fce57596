// Every screen of the app and how to come to it, for the look-at-everything test.
import type {Page} from 'playwright-core';
import {approvalCode, id, password, workspaceId, type FakeOptions} from '../fake-client.ts';

export type Screen = {
  name: string;
  only?: 'desktop' | 'phone';
  fake?: FakeOptions;
  path: string;
  act?: (page: Page) => Promise<void>;
};

const base = `/w/${workspaceId}`;
const photogram = `${base}/accounts/${id('accphotogramphotogram')}`;
const clipcart = `${base}/accounts/${id('accclipcart')}`;
const streamly = `${base}/accounts/${id('accstreamly')}`;
const collaborator: FakeOptions = {accountRole: 'collaborator', workspaceRole: 'user'};

// Three accounts, from protocol/vectors/otpauth.json.
const exportLink =
  'otpauth-migration://offline?data=CjUKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZSABKAEwAgo4CiAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMhIDYm9iGgdBQ01FIENvIAIoAjABOCoKWgpAMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNBIQTGFiZWwgb25seTpjYXJvbCADKAEwAhABGAIgASj50rT%2F%2F%2F%2F%2F%2F%2F8B';

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', {name}).first().click();
};

async function enterPassword(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByLabel('Password', {exact: true}).fill(password);
  await dialog.getByRole('button', {name: button}).click();
}

async function fillNewMember(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('Your mail address').fill('mira@example.com');
  await page.getByLabel('Password', {exact: true}).fill('correct horse battery');
  await page.getByLabel('Repeat password', {exact: true}).fill('correct horse battery');
  await page.getByRole('button', {name: 'Join workspace'}).click();
}

export const screens: readonly Screen[] = [
  {name: 'start', fake: {state: 'signed-out'}, path: '/'},
  {name: 'sign-in', fake: {state: 'signed-out'}, path: `${base}/inbox`, act: press('Sign in')},
  {
    name: 'ask-approval',
    fake: {state: 'signed-out'},
    path: `${base}/inbox`,
    async act(page) {
      await page.getByRole('button', {name: 'Approve from another device'}).click();
      await page.getByRole('img', {name: 'QR code of the link below'}).waitFor();
    },
  },
  {
    name: 'ask-approval-code',
    fake: {state: 'signed-out', approval: {kind: 'compare', code: approvalCode}},
    path: `${base}/inbox`,
    async act(page) {
      await page.getByRole('button', {name: 'Approve from another device'}).click();
      await page.getByText(approvalCode).waitFor();
    },
  },
  {
    name: 'ask-approval-refused',
    fake: {state: 'signed-out', approval: {kind: 'refused'}},
    path: `${base}/inbox`,
    act: press('Approve from another device'),
  },
  {name: 'approve-sign-in-first', fake: {state: 'signed-out'}, path: `/approve#${id('request')}`},
  {name: 'approve', path: `/approve#${id('request')}`},
  {
    name: 'approve-password',
    path: `/approve#${id('request')}`,
    async act(page) {
      await page.getByRole('button', {name: 'The codes are the same'}).press('Enter');
      await page.getByLabel('Your password').fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText('This is not your password.').waitFor();
    },
  },
  {
    name: 'approve-done',
    path: `/approve#${id('request')}`,
    async act(page) {
      await page.getByRole('button', {name: 'The codes are the same'}).click();
      await page.getByLabel('Your password').fill(password);
      await page.keyboard.press('Enter');
      await page.getByText('is signed in now').waitFor();
    },
  },
  {name: 'approve-differ', path: `/approve#${id('request')}`, act: press('They differ')},
  {name: 'approve-used', path: `/approve#${id('used')}`},
  {name: 'approve-expired', path: `/approve#${id('expired')}`},
  {name: 'approve-unknown', path: `/approve#${id('none')}`},
  {name: 'locked', fake: {state: 'locked'}, path: base, act: press('Unlock')},
  {name: 'another-workspace', fake: {state: 'locked'}, path: `/w/${id('elsewhere')}`},
  {name: 'found', fake: {state: 'signed-out'}, path: '/found#token', act: press('Found workspace')},
  {name: 'found-without-link', fake: {state: 'signed-out'}, path: '/found'},
  {name: 'join', fake: {state: 'signed-out'}, path: '/join#a.b.c'},
  {name: 'join-invalid', fake: {state: 'signed-out'}, path: '/join#nothing'},
  {
    name: 'join-untrusted',
    fake: {state: 'signed-out', joins: 'untrusted'},
    path: '/join#a.b.c',
    async act(page) {
      await fillNewMember(page);
      await page.getByText('This is not the workspace').waitFor();
    },
  },
  {
    name: 'emergency-kit',
    fake: {state: 'signed-out'},
    path: '/join#a.b.c',
    async act(page) {
      await fillNewMember(page);
      await page.getByText('Save your Emergency Kit').waitFor();
    },
  },
  {name: 'accounts', path: base},
  {name: 'accounts-empty', fake: {empty: true}, path: base},
  {name: 'accounts-loading', fake: {empty: true, connection: {kind: 'connecting'}}, path: base},
  {
    name: 'accounts-nothing-found',
    path: base,
    act: (page) => page.getByRole('searchbox').fill('no such thing'),
  },
  {
    name: 'accounts-banners',
    fake: {
      connection: {kind: 'offline', retryAt: 0},
      clock: {offset: 8000, warn: true, refuse: false},
      trust: [{kind: 'member-differs-from-log', member: id('jolindqvist'), what: 'name'}],
      upkeep: {kind: 'waiting', detail: 'elevation-required'},
    },
    path: base,
  },
  {name: 'stopped-forked', fake: {stopped: {kind: 'log-forked', number: 12}}, path: base},
  {name: 'stopped-rollback', fake: {stopped: {kind: 'log-went-back', seen: 17, got: 9}}, path: `${base}/inbox`},
  {name: 'stopped-refused', fake: {stopped: {kind: 'log-entry-refused', number: 18, why: 'not-allowed'}}, path: base},
  {name: 'accounts-menu', path: base, act: press(/^More for/)},
  {
    name: 'add-account',
    path: base,
    async act(page) {
      await page.getByRole('button', {name: 'Add account'}).click();
      await page.getByRole('button', {name: 'Generate password'}).click();
      await page.getByText('Strength: Strong').waitFor();
    },
  },
  {
    name: 'log-in',
    path: base,
    async act(page) {
      await page.getByRole('article', {name: 'Photogram'}).getByRole('button', {name: 'Log in'}).click();
    },
  },
  {name: 'shortcuts', path: base, act: (page) => page.keyboard.press('?')},
  {name: 'menu', only: 'phone', path: base, act: press('Menu')},
  {name: 'trash', path: `${base}/trash`},
  {name: 'general', path: photogram},
  {name: 'general-collaborator', fake: collaborator, path: photogram},
  {name: 'general-pending', path: streamly},
  {name: 'edit-account', path: photogram, act: press('Edit')},
  {
    name: 'create-phone-number',
    path: clipcart,
    async act(page) {
      await page.getByRole('switch', {name: 'Create Phone Number'}).click();
      await page.getByText('Waiting for a code').waitFor();
      await page.evaluate((to) => window.fake?.arrive(to, '773201'), id<never>('accclipcart'));
    },
  },
  {
    name: 'create-email-address',
    path: clipcart,
    async act(page) {
      await page.getByRole('switch', {name: 'Create Email Address'}).click();
      await page.getByText('Waiting for a code').waitFor();
    },
  },
  {
    name: 'release-number',
    path: photogram,
    act: (page) => page.getByRole('switch', {name: 'Create Phone Number'}).click(),
  },
  {
    name: 'save-code',
    path: clipcart,
    async act(page) {
      await page.getByRole('button', {name: 'Save Code'}).click();
      await page.getByLabel('Secret Key').fill('JBSW Y3D1');
      await page.getByRole('dialog').getByRole('button', {name: 'Save Code'}).click();
    },
  },
  {
    name: 'save-code-export',
    path: clipcart,
    async act(page) {
      await page.getByRole('button', {name: 'Save Code'}).click();
      await page.getByLabel('Secret Key').fill(exportLink);
      await page.getByRole('radio', {name: 'ACME Co bob'}).check();
    },
  },
  {name: 'verify-your-code', path: streamly, act: press('Verify your code')},
  {
    name: 'add-codes',
    path: clipcart,
    async act(page) {
      await page.getByRole('button', {name: 'Add Codes'}).click();
      await page.getByRole('textbox', {name: 'MFA Backup Codes'}).fill('Save these codes\n1. 1234 5678\n2. 2345 6789');
    },
  },
  {name: 'enter-your-password', path: photogram, act: press('View Codes')},
  {
    name: 'view-codes',
    path: photogram,
    async act(page) {
      await page.getByRole('button', {name: 'View Codes'}).click();
      await enterPassword(page, 'Continue');
      await page.getByText('2 of 3 left').waitFor();
    },
  },
  {name: 'access', path: `${photogram}/access`},
  {
    name: 'share',
    path: `${photogram}/access`,
    async act(page) {
      await page.getByRole('button', {name: 'Share'}).click();
      await page.getByLabel('Member').selectOption({index: 1});
    },
  },
  {name: 'account-activity', path: `${photogram}/activity`},
  {name: 'no-such-account', path: `${base}/accounts/${id('nothing')}`},
  {name: 'inbox', path: `${base}/inbox`},
  {name: 'inbox-collaborator', fake: collaborator, path: `${base}/inbox`},
  {name: 'inbox-empty', fake: {empty: true}, path: `${base}/inbox`},
  {
    name: 'message',
    path: `${base}/inbox`,
    async act(page) {
      await page
        .getByRole('button', {name: /^View message/})
        .first()
        .click();
      await page.getByTitle('Message text').waitFor();
    },
  },
  {name: 'members', path: `${base}/members`},
  {
    name: 'member-access',
    path: `${base}/members`,
    async act(page) {
      await page.getByRole('button', {name: 'Access of Jo Lindqvist'}).click();
      await page.getByRole('button', {name: 'End all access'}).waitFor();
    },
  },
  {
    name: 'invite',
    path: `${base}/members`,
    async act(page) {
      await page.getByRole('button', {name: 'Invite'}).click();
    },
  },
  {
    name: 'invitation-link',
    path: `${base}/members`,
    async act(page) {
      await page.getByRole('button', {name: 'Invite'}).click();
      await page.getByRole('button', {name: 'Make invitation link'}).click();
      await page.getByLabel('Invitation link').last().waitFor();
    },
  },
  {name: 'member-end', path: `${base}/members`, act: press(/change when the membership/)},
  {name: 'fingerprint', path: `${base}/members`, act: press(/^Verified by invitation/)},
  {name: 'numbers', path: `${base}/numbers`},
  {name: 'numbers-empty', fake: {empty: true}, path: `${base}/numbers`},
  {
    name: 'source-secret',
    path: `${base}/numbers`,
    async act(page) {
      await page.getByRole('button', {name: 'Add source'}).click();
      await page.getByLabel('Name').fill('Phone in the office');
      await page.getByRole('dialog').getByRole('button', {name: 'Add source'}).click();
      await page.getByRole('textbox', {name: 'Secret'}).waitFor();
    },
  },
  {name: 'add-number', path: `${base}/numbers`, act: press('Add number')},
  {name: 'add-domain', path: `${base}/numbers`, act: press('Add domain')},
  {name: 'activity', path: `${base}/activity`},
  {name: 'settings', path: `${base}/settings`},
  {name: 'rename-device', path: `${base}/settings`, act: press('Rename Phone in the kitchen')},
  {name: 'end-device', path: `${base}/settings`, act: press('End Phone in the kitchen')},
  {name: 'change-password', path: `${base}/settings`, act: press('Change password')},
  {
    name: 'kit-again',
    path: `${base}/settings`,
    async act(page) {
      await page.getByRole('button', {name: 'Show Emergency Kit'}).click();
      await enterPassword(page, 'Show Emergency Kit');
      await page.getByText('Latchkey Emergency Kit').waitFor();
    },
  },
];
