import type {AccountId} from '@latchkey/client';
import {within} from '@testing-library/svelte';
import {afterEach, expect, test} from 'vitest';
import {id, password, workspaceId} from './fake-client.ts';
import {openApp} from './render.ts';

const clipcart = id<AccountId>('accclipcart');
const photogram = id<AccountId>('accphotogramphotogram');
const streamly = id('accstreamly');

afterEach(() => {
  document.body.replaceChildren();
});

test('a deep link survives unlocking', async () => {
  const {user, getByLabelText, getByRole, findByRole} = openApp('inbox', {state: 'locked'});
  await user.type(getByLabelText('Password'), password);
  await user.click(getByRole('button', {name: 'Unlock'}));
  await findByRole('heading', {name: 'Shared Inbox'});
  expect(location.pathname).toBe(`/w/${workspaceId}/inbox`);
  // The focus does not stay where the password was.
  expect(document.activeElement?.id).toBe('content');
});

test('a wrong password is told beside its field', async () => {
  const {user, getByLabelText, getByRole, findByText} = openApp('', {state: 'locked'});
  await user.type(getByLabelText('Password'), 'nonsense');
  await user.click(getByRole('button', {name: 'Unlock'}));
  await findByText('This is not your password.');
  expect(getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
});

test('founding shows the Emergency Kit and opens nothing before it is confirmed', async () => {
  const {user, getByLabelText, getByRole, findByLabelText, findByText, findByRole} = openApp('/found#token', {
    state: 'signed-out',
  });
  // The secret of the link is out of the address bar at once.
  expect(location.hash).toBe('');
  await user.type(await findByLabelText('Workspace name'), 'Brightside');
  await user.type(getByLabelText('Your name'), 'Mira');
  await user.type(getByLabelText('Your mail address'), 'mira@example.com');
  await user.type(getByLabelText('Password'), 'correct horse battery');
  await user.type(getByLabelText('Repeat password'), 'correct horse batter');
  await user.click(getByRole('button', {name: 'Found workspace'}));
  await findByText('The two passwords differ.');
  await user.type(getByLabelText('Repeat password'), 'y');
  await user.click(getByRole('button', {name: 'Found workspace'}));
  await findByText('LK1-ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23');
  const go = getByRole('button', {name: /^Continue to/});
  expect(go).toHaveProperty('disabled', true);
  await user.click(getByLabelText('I have saved or printed my Emergency Kit.'));
  await user.click(go);
  await findByRole('heading', {name: 'All accounts'});
});

test('a card leads to Account Settings with the General tab', async () => {
  const {user, findByRole} = openApp('accounts');
  const card = await findByRole('article', {name: 'Photogram'});
  await user.click(within(card).getByRole('button', {name: 'Settings'}));
  await findByRole('heading', {name: 'Account Settings'});
  const tab = await findByRole('tab', {name: 'General'});
  expect(tab.getAttribute('aria-selected')).toBe('true');
});

test('typing in the search leaves the accounts that fit, and Enter copies the code of the first', async () => {
  const {user, findByRole, getAllByRole, fake, findByText} = openApp('accounts');
  await user.keyboard('/');
  const search = await findByRole('searchbox', {name: 'Search accounts'});
  expect(document.activeElement).toBe(search);
  await user.type(search, 'photo{Enter}');
  expect(getAllByRole('article')).toHaveLength(1);
  await findByText('Code of Photogram copied');
  expect(await navigator.clipboard.readText()).toMatch(/^\d{6}$/);
  expect(fake.calls).toContain(`copied ${photogram}`);
});

test('a phone number is created once both boxes are ticked', async () => {
  const {user, findByRole, findByLabelText, findByText} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('switch', {name: 'Create Phone Number'}));
  const dialog = await findByRole('dialog', {name: 'Create Phone Number'});
  const number = (await findByLabelText('Auto-generated phone number')) as HTMLInputElement;
  await expect.poll(() => number.value).toBe('+1 555 010 9999');
  const create = within(dialog).getByRole('button', {name: 'Create Phone Number'});
  expect(create).toHaveProperty('disabled', true);
  await user.click(
    within(dialog).getByLabelText('I have already added the phone number to Clipcart account settings.'),
  );
  expect(create).toHaveProperty('disabled', true);
  await user.click(within(dialog).getByLabelText("I'm using this phone for MFA."));
  expect(create).toHaveProperty('disabled', false);
  await user.click(create);
  await findByText('Phone number created successfully.');
});

test('closing the dialog keeps the number as not confirmed, with Resume and Release', async () => {
  const {user, findByRole, findByText} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('switch', {name: 'Create Phone Number'}));
  const dialog = await findByRole('dialog', {name: 'Create Phone Number'});
  await within(dialog)
    .findByRole('button', {name: 'Copy +15550109999'})
    .catch(() => undefined);
  await user.click(within(dialog).getByRole('button', {name: 'Close'}));
  await findByText('Not confirmed');
  await findByRole('button', {name: 'Resume'});
  await user.click(await findByRole('button', {name: 'Release'}));
  await user.click(await findByRole('button', {name: 'Release number'}));
  await findByText('Phone number released');
});

test('a code that arrives while the dialog is open is shown in it', async () => {
  const {user, findByRole, fake} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('switch', {name: 'Create Phone Number'}));
  const dialog = await findByRole('dialog', {name: 'Create Phone Number'});
  await within(dialog).findByText(/Waiting for a code/);
  fake.arrive(clipcart, '773201');
  await within(dialog).findByText('773 201');
});

test('an email address is created with its one box', async () => {
  const {user, findByRole, findByLabelText, findByText} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('switch', {name: 'Create Email Address'}));
  const dialog = await findByRole('dialog', {name: 'Create Email Address'});
  const address = (await findByLabelText('Auto-generated email alias')) as HTMLInputElement;
  await expect.poll(() => address.value).toBe('q7xk2m9d@codes.example.com');
  const create = within(dialog).getByRole('button', {name: 'Create Email Address'});
  expect(create).toHaveProperty('disabled', true);
  await user.click(
    within(dialog).getByLabelText('I have already added the email address to Clipcart account settings.'),
  );
  await user.click(create);
  await findByText('Email address created successfully.');
});

test('a key is saved, shown with its code and accepted', async () => {
  const {user, findByRole, findByText} = openApp(`accounts/${id('acc')}`);
  await user.click(await findByRole('button', {name: 'Save Code'}));
  const dialog = await findByRole('dialog', {name: 'Save Code'});
  await user.type(within(dialog).getByLabelText('Secret Key'), 'jbsw y3d1');
  await user.click(within(dialog).getByRole('button', {name: 'Save Code'}));
  await within(dialog).findByText(
    'The secret key contains 0, 1, 8 or 9, which such keys never do; look for the letters O, I, B or G.',
  );
  await user.clear(within(dialog).getByLabelText('Secret Key'));
  await user.type(within(dialog).getByLabelText('Secret Key'), 'jbsw y3dp ehpk 3pxp');
  await user.click(within(dialog).getByRole('button', {name: 'Save Code'}));
  await findByText('Secret key saved successfully.');
  const verify = await findByRole('dialog', {name: 'Verify your code'});
  await within(verify).findByText(/Next code/);
  await user.click(within(verify).getByRole('button', {name: 'The service accepted it'}));
  await findByText('Two-factor authentication is set up.');
});

test('of the accounts in an authenticator export one is picked and saved', async () => {
  const {user, findByRole, fake, findByText} = openApp(`accounts/${id('acc')}`);
  await user.click(await findByRole('button', {name: 'Save Code'}));
  const dialog = await findByRole('dialog', {name: 'Save Code'});
  await user.click(within(dialog).getByLabelText('Secret Key'));
  await user.paste(
    'otpauth-migration://offline?data=CjUKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZSABKAEwAgo4CiAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMhIDYm9iGgdBQ01FIENvIAIoAjABOCoKWgpAMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNBIQTGFiZWwgb25seTpjYXJvbCADKAEwAhABGAIgASj50rT%2F%2F%2F%2F%2F%2F%2F8B',
  );
  await within(dialog).findByRole('radio', {name: /ACME Co/});
  await user.click(within(dialog).getByRole('button', {name: 'Save Code'}));
  await within(dialog).findByText('This is the export of an authenticator. Pick one of its accounts.');
  await user.click(within(dialog).getByRole('radio', {name: /Example/}));
  await user.click(within(dialog).getByRole('button', {name: 'Save Code'}));
  await findByText('Secret key saved successfully.');
  expect(fake.calls.some((call) => call.startsWith('saved otpauth://totp/Example:alice%40google.com?secret='))).toBe(
    true,
  );
});

test('a pending key can be verified after the page was left', async () => {
  const {user, findByRole} = openApp(`accounts/${streamly}`);
  await user.click(await findByRole('button', {name: 'Verify your code'}));
  await findByRole('dialog', {name: 'Verify your code'});
});

test('backup codes are added, and the button changes to View Codes', async () => {
  const {user, findByRole, findByText, queryByRole} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('button', {name: 'Add Codes'}));
  const dialog = await findByRole('dialog', {name: 'Add MFA Backup Codes'});
  await user.click(within(dialog).getByLabelText('MFA Backup Codes'));
  await user.paste('1. 1234 5678\n2. 2345 6789\n3. 3456 7890');
  await within(dialog).findByText(/3 codes found/);
  await user.click(within(dialog).getByRole('button', {name: 'Save Codes'}));
  await findByText('MFA backup codes saved successfully.');
  await findByRole('button', {name: 'View Codes'});
  expect(queryByRole('button', {name: 'Add Codes'})).toBeNull();
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe('View Codes');
});

test('backup codes are viewed behind the password, one row a code, and marked used', async () => {
  const {user, findByRole, findByText} = openApp(`accounts/${photogram}`);
  await user.click(await findByRole('button', {name: 'View Codes'}));
  const ask = await findByRole('dialog', {name: 'Enter your password'});
  await user.type(within(ask).getByLabelText('Password'), password);
  await user.click(within(ask).getByRole('button', {name: 'Continue'}));
  const list = await findByRole('list', {name: 'Recovery codes'});
  expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  await findByText('Only 2 codes are left.');
  await user.click(within(list).getByRole('button', {name: 'Mark used: 7712 0394'}));
  await findByText('Only 1 code is left.');
});

test('the Shared Inbox is a table whose codes are copied with one press', async () => {
  const {user, findByRole} = openApp('inbox');
  const table = await findByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((each) => each.textContent),
  ).toEqual(['Account', 'Type', 'Sender', 'Message', 'Code', 'Time']);
  const row = within(table).getAllByRole('row')[1];
  if (!row) throw new Error('test: no row');
  expect(row.textContent).toContain('Photogram');
  await user.click(within(row).getByRole('button', {name: 'Copy code'}));
  expect(await navigator.clipboard.readText()).toBe('482913');
  await within(row).findByText('used by You');
});

test('a code that arrives appears in the open Shared Inbox', async () => {
  const {findByRole, fake} = openApp('inbox');
  const table = await findByRole('table');
  fake.arrive(photogram, '905512');
  await expect.poll(() => within(table).getAllByRole('row')[1]?.textContent).toContain('905 512');
});

test('a Collaborator sees codes and no whole messages, passwords, switches or recovery codes', async () => {
  const inbox = openApp('inbox', {accountRole: 'collaborator', workspaceRole: 'user'});
  const table = await inbox.findByRole('table');
  expect(within(table).queryByRole('button', {name: /View message/})).toBeNull();
  expect(within(table).queryByText(/without a sign-in code/)).toBeNull();
  expect(within(table).getAllByText(/Photogram: sign-in code/).length).toBeGreaterThan(0);
  inbox.unmount();

  const settings = openApp(`accounts/${photogram}`, {accountRole: 'collaborator', workspaceRole: 'user'});
  await settings.findByRole('heading', {name: 'Account Settings'});
  expect(settings.queryByRole('switch')).toBeNull();
  expect(settings.queryByRole('button', {name: 'Show password'})).toBeNull();
  expect(settings.queryByRole('button', {name: 'Save Code'})).toBeNull();
  expect(settings.queryByText('Emergency Controls')).toBeNull();
  await settings.findByText('Filled by the extension');
});

test('ending access refuses the member first and then asks for the password that new keys take', async () => {
  const {user, findByRole, getByRole, queryByRole, findByText, fake} = openApp(`accounts/${photogram}/access`);
  await user.click(await findByRole('button', {name: 'End access of Jo Lindqvist'}));
  await user.click(within(await findByRole('alertdialog')).getByRole('button', {name: 'End access'}));
  const dialog = await findByRole('dialog', {name: 'Enter your password'});
  within(dialog).getByText(/Jo Lindqvist is refused already/);
  const stored = () => fake.accounts.value.find((each) => each.id === photogram);
  expect(stored()).toMatchObject({rotationOwed: true, grants: [{role: 'owner'}]});
  await user.click(within(dialog).getByRole('button', {name: 'Cancel'}));
  await findByText('Jo Lindqvist has no access any more. The keys still have to change.');
  await user.click(getByRole('button', {name: 'Change keys now'}));
  const again = await findByRole('dialog', {name: 'Enter your password'});
  await user.type(within(again).getByLabelText('Password'), password);
  await user.click(within(again).getByRole('button', {name: 'Continue'}));
  await findByText('The keys of this account were changed');
  expect(queryByRole('button', {name: 'Change keys now'})).toBeNull();
});

test('what is typed in Edit account stays when the account changes meanwhile, and all of it is saved', async () => {
  const {user, findByRole, findByText, fake} = openApp(`accounts/${photogram}`);
  await user.click(await findByRole('button', {name: 'Edit'}));
  const dialog = await findByRole('dialog', {name: 'Edit account'});
  await user.type(within(dialog).getByLabelText('User name'), '.eu');
  await user.type(within(dialog).getByLabelText('New password'), 'a new one for everybody');
  // Somebody else saves in between.
  fake.accounts.set(
    fake.accounts.value.map((each) =>
      each.kind === 'account' && each.id === photogram
        ? {...each, profile: {...each.profile, notes: 'Jo is on holiday.'}}
        : each,
    ),
  );
  await findByText('Jo is on holiday.');
  expect(within(dialog).getByLabelText<HTMLInputElement>('User name').value).toBe('the.brand.official.eu');
  await user.click(within(dialog).getByRole('button', {name: 'Save changes'}));
  await findByText('Changes saved');
  expect(fake.calls).toContain('password set a new one for everybody');
  await findByText('Jo is on holiday.');
  expect(fake.accounts.value.find((each) => each.id === photogram)).toMatchObject({
    profile: {username: 'the.brand.official.eu', notes: 'Jo is on holiday.'},
  });
});

test('a private note is written in Edit account and read with a press', async () => {
  const {user, findByRole, findByText, queryByText} = openApp(`accounts/${photogram}`);
  await user.click(await findByRole('button', {name: 'Edit'}));
  const dialog = await findByRole('dialog', {name: 'Edit account'});
  await user.type(within(dialog).getByLabelText(/^Private note/), 'The bank knows the maiden name');
  await user.click(within(dialog).getByRole('button', {name: 'Save changes'}));
  const show = await findByRole('button', {name: 'Show private note'});
  expect(queryByText('The bank knows the maiden name')).toBeNull();
  await user.click(show);
  await findByText('The bank knows the maiden name');
  await user.click(await findByRole('button', {name: 'Edit'}));
  const again = await findByRole('dialog', {name: 'Edit account'});
  await expect
    .poll(() => within(again).getByLabelText<HTMLTextAreaElement>(/^Private note/).value)
    .toBe('The bank knows the maiden name');
});

test('the membership of a guest ends on a day, which can be taken away', async () => {
  const {user, findByRole, findByText} = openApp('members');
  await user.click(await findByRole('button', {name: /^until .*Wilhelmina/}));
  const dialog = await findByRole('dialog', {name: /^End of the membership of Wilhelmina/});
  await user.click(within(dialog).getByRole('button', {name: 'Remove the end'}));
  await findByText(/^The membership of Wilhelmina .* has no end$/);
  await findByRole('button', {name: /^no end, change when the membership of Wilhelmina/});
});

test('a deleted account comes back with Undo', async () => {
  const {user, findByRole, queryByRole} = openApp(`accounts/${clipcart}`);
  await user.click(await findByRole('button', {name: 'Delete account'}));
  await findByRole('heading', {name: 'All accounts'});
  expect(queryByRole('article', {name: 'Clipcart'})).toBeNull();
  const said = await findByRole('status', {name: 'Messages'});
  await user.click(within(said).getByRole('button', {name: 'Undo'}));
  await findByRole('article', {name: 'Clipcart'});
});

test('keys do nothing while somebody types, and help lists them', async () => {
  const {user, findByRole, getByRole, queryByRole} = openApp('accounts');
  const search = await findByRole('searchbox', {name: 'Search accounts'});
  await user.type(search, 'c?');
  expect(search).toHaveProperty('value', 'c?');
  search.blur();
  await user.keyboard('?');
  await findByRole('dialog', {name: 'Keyboard shortcuts'});
  await user.keyboard('{Escape}');
  await expect.poll(() => queryByRole('dialog')).toBeNull();
  await user.keyboard('gi');
  await expect.poll(() => location.pathname).toBe(`/w/${workspaceId}/inbox`);
  expect(getByRole('heading', {name: 'Shared Inbox'})).toBeDefined();
});

test('a session ended elsewhere locks and says so', async () => {
  const {findByText, fake} = openApp('accounts');
  fake.connection.set({kind: 'ended', reason: 'session'});
  await findByText('Your session was ended, here or from another device.');
});
