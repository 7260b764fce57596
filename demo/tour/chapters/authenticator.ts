// Turn on MFA with the phone: the authentication app by its key, and the recovery codes that come with it.
import {Secret, TOTP} from 'otpauth';
import {photogramLogin} from '../../world.ts';
import {expect} from '../tour.ts';
import {Workspace} from '../workspace.ts';
import {studio, type Story} from './story.ts';

// What an independent implementation computes for the step of now, the one before and the one after.
export function independentCodes(key: string): string[] {
  const totp = new TOTP({secret: Secret.fromBase32(key.replaceAll(' ', ''))});
  return [-30_000, 0, 30_000].map((offset) => totp.generate({timestamp: Date.now() + offset}));
}

// The code that Verify your code shows for it.
async function saveKey(mira: Workspace, key: string): Promise<string> {
  await mira.openSettings(studio.account);
  await mira.press('Save Code');
  const dialog = mira.dialog('Save Code');
  await dialog.getByLabel('Secret Key').fill(key);
  await dialog.getByRole('button', {name: 'Save Code'}).click();
  return shownCode(mira, key);
}

async function shownCode(mira: Workspace, key: string): Promise<string> {
  const shown = await mira
    .dialog('Verify your code')
    .getByText(/^Code( \d){6}$/)
    .first()
    .textContent();
  const digits = (shown ?? '').replaceAll(/\D/g, '');
  const expected = independentCodes(key);
  expect(expected.includes(digits), `the dialog shows ${digits}, an independent TOTP says ${expected.join(', ')}`);
  return digits;
}

async function accepted(mira: Workspace): Promise<void> {
  mira.show();
  await mira.dialog('Verify your code').getByRole('button', {name: 'The service accepted it'}).click();
  await mira.page.getByRole('dialog').waitFor({state: 'hidden'});
}

// The recovery codes that came with it.
export async function authenticator({tour, mira, phone}: Story): Promise<string[]> {
  await tour.step('on the phone, Photogram asks for the code it texted to the managed number', async () => {
    await phone.enterPassword(photogramLogin);
    await phone.heading('Enter your login code');
  });
  await tour.step('the code from the Shared Inbox opens it', async () => {
    const code = await mira.codeFromInbox(studio.user, 'SMS');
    phone.show();
    await phone.type('Security Code', code);
    await phone.press('Confirm');
    await phone.isIn();
  });
  await tour.step('Profile, Home, Settings, Security: Two-factor authentication is on', async () => {
    await phone.openTwoFactorOnPhone();
    await phone.heading('Two-factor authentication is on');
  });
  await tour.step('Authentication app leads to Choose your security method', async () => {
    await phone.choose('Authentication app', 'Off');
    await phone.heading('Choose your security method');
    await phone.isOn('Text message');
  });
  await tour.step('the Authentication app switch opens Authentication app', async () => {
    await phone.toggle('Authentication app');
    await phone.page.getByRole('button', {name: 'Set Up Another Way'}).waitFor();
  });
  const key = await tour.step('Set Up Another Way shows Your Key; Copy Key copies it, spaces and all', async () => {
    await phone.press('Set Up Another Way');
    await phone.heading('Your Key');
    await phone.press('Copy Key');
    await phone.said('Copied to clipboard.');
    const copied = await phone.page.evaluate(() => navigator.clipboard.readText());
    expect(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/.test(copied), 'the key is not in groups with spaces');
    return copied;
  });
  const code = await tour.step('Save Code takes the key with its spaces; Verify your code shows its code', () =>
    saveKey(mira, key),
  );
  await tour.step('the code is typed at Photogram: Confirmation', async () => {
    phone.show();
    await phone.follow('Next');
    await phone.heading('Confirmation code');
    await phone.type('Enter Confirmation Code', code);
    await phone.press('Next');
    await phone.heading('Two-factor authentication is on');
  });
  await tour.step('the service accepted it', () => accepted(mira));
  const block = await tour.step('Done shows Account Recovery; its codes are copied', async () => {
    phone.show();
    await phone.follow('Done');
    await phone.heading('Account Recovery');
    await phone.press('Copy Codes');
    await phone.said('Copied to clipboard.');
    return phone.page.evaluate(() => navigator.clipboard.readText());
  });
  const recoveryCodes = block.split('\n');
  await tour.step('Add Codes, Add MFA Backup Codes, Save Codes: the button becomes View Codes', async () => {
    await mira.openSettings(studio.account);
    await mira.press('Add Codes');
    const dialog = mira.dialog('Add MFA Backup Codes');
    await dialog.getByLabel('MFA Backup Codes').fill(block);
    await dialog.getByRole('button', {name: 'Save Codes'}).click();
    await dialog.waitFor({state: 'hidden'});
    await mira.said('MFA backup codes saved successfully.');
    await mira.page.getByRole('button', {name: 'View Codes'}).waitFor();
    expect((await mira.page.getByRole('button', {name: 'Add Codes'}).count()) === 0, 'Add Codes is still there');
  });
  await tour.step('View Codes asks for the password and shows one row a code', async () => {
    await mira.press('View Codes');
    await mira.page.getByLabel('Password', {exact: true}).fill('not the password');
    await mira.page.keyboard.press('Enter');
    await mira.page
      .getByText(/wrong password|not your password|password is wrong|does not match/i)
      .first()
      .waitFor();
    await mira.page.getByLabel('Password', {exact: true}).fill(mira.member.password);
    await mira.page.keyboard.press('Enter');
    const dialog = mira.page.getByRole('dialog').filter({hasText: 'MFA Backup Codes'});
    for (const saved of recoveryCodes)
      await dialog
        .getByText(new RegExp(saved.replace(' ', '\\s?')))
        .first()
        .waitFor();
    expect(recoveryCodes.length === 5, `${recoveryCodes.length} codes, not 5`);
  });
  await tour.step('Back on the phone, the Authentication app switch is on', async () => {
    await mira.closeDialog();
    phone.show();
    await phone.follow('Back');
    await phone.heading('Choose your security method');
    await phone.isOn('Authentication app');
  });
  return recoveryCodes;
}

// Add an authentication application, when MFA is on already; the key that serves from then on. Mira's own phone reads it.
export async function addDevice({demo, tour, mira, phone}: Story): Promise<string> {
  await tour.step('Authentication app, On: Connected devices', async () => {
    await phone.openTwoFactorOnPhone();
    await phone.choose('Authentication app', 'On');
    await phone.heading('Connected devices');
  });
  const {key, picture} = await tour.step('Add, a Name, Next: Instructions for setup and another key', async () => {
    await phone.follow('Add');
    await phone.heading('Connect device');
    await phone.type('Name', 'Latchkey');
    await phone.press('Next');
    await phone.heading('Instructions for setup');
    await phone.press('Copy Key');
    await phone.said('Copied to clipboard.');
    const copied = await phone.page.evaluate(() => navigator.clipboard.readText());
    return {key: copied, picture: await phone.page.screenshot({type: 'jpeg', quality: 90})};
  });
  const own = await Workspace.in(tour, demo, await tour.phoneSeeing(picture), mira.member);
  await tour.step('Mira signs in on her phone; tapping the account card opens its menu from below', async () => {
    await own.signIn();
    await own.page.getByRole('button', {name: studio.account, exact: true}).tap();
    await own.dialog(studio.account).getByRole('heading', {name: 'Add a second layer of protection'}).waitFor();
  });
  const code = await tour.step("Scan Code: the camera reads Photogram's QR code; Verify your code", async () => {
    await own.press('Scan Code');
    return shownCode(own, key);
  });
  await tour.step('its code is typed at Photogram, which accepted it', async () => {
    phone.show();
    await phone.follow('Next');
    await phone.type('Enter Confirmation Code', code);
    await phone.press('Next');
    await phone.heading('Two-factor authentication is on');
    await accepted(own);
  });
  await tour.step('Latchkey is among the Connected devices; the first one is removed', async () => {
    await phone.openTwoFactorOnPhone();
    await phone.choose('Authentication app', 'On');
    await phone.said('Latchkey');
    await phone.press('Remove Authentication app');
    await phone.said('Settings saved.');
    await phone.page.getByRole('button', {name: 'Remove Latchkey'}).waitFor();
  });
  return key;
}
