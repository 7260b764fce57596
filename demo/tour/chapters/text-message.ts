// Turn on MFA with the browser: a managed number, its code, and what becomes of it when a tab is closed half-way.
import {photogramLogin} from '../../world.ts';
import {expect} from '../tour.ts';
import {studio, type Story} from './story.ts';

export async function textMessage({tour, mira, browser}: Story): Promise<void> {
  await tour.step('Mira signs in to the workspace', () => mira.signIn());
  await tour.step('Mira logs in to Photogram, which asks for nothing but the password', async () => {
    await browser.enterPassword(photogramLogin);
    await browser.isIn();
  });
  await tour.step('Profile, Settings, Privacy and Security, Edit Two-Factor Authentication Setting', () =>
    browser.openTwoFactorInBrowser(),
  );
  await tour.step('Use Text Message asks Turn This On?', async () => {
    await browser.page.getByRole('checkbox', {name: 'Use Text Message', checked: false}).click();
    await browser.page.getByRole('dialog', {name: 'Turn This On?'}).waitFor();
  });
  await tour.step('Turn On shows a Phone Number field', async () => {
    await browser.press('Turn On');
    await browser.page.getByLabel('Phone Number').waitFor();
  });
  await tour.step('All accounts, Settings of Photogram: Account Settings with the General tab', () =>
    mira.openSettings(studio.account),
  );
  const number = await tour.step('Create Phone Number shows an Auto-generated phone number', async () => {
    await mira.page.getByRole('switch', {name: 'Create Phone Number'}).click();
    const dialog = mira.dialog('Create Phone Number');
    const field = dialog.getByLabel('Auto-generated phone number');
    await field.and(mira.page.locator(':not([value=""])')).waitFor();
    const shown = (await field.inputValue()).replaceAll(/[^+\d]/g, '');
    expect(/^\+\d{8,15}$/.test(shown), `'${shown}' is no phone number`);
    expect(
      await dialog.getByRole('button', {name: 'Create Phone Number'}).isDisabled(),
      'the button is enabled before the boxes are ticked',
    );
    return shown;
  });
  await tour.step('the number is copied with its plus sign and entered at Photogram: Confirmation', async () => {
    const copied = await mira.copyNumber('whole');
    expect(copied === number, `${copied} was copied`);
    browser.show();
    await browser.type('Phone Number', copied);
    await browser.press('Next');
    await browser.heading('Confirmation');
    await browser.said(`****${number.slice(-4)}`);
  });
  await tour.step("Photogram's SMS arrives while the dialog is open", async () => {
    mira.show();
    await mira
      .dialog('Create Phone Number')
      .getByText(/^\d{3}\s\d{3}$/)
      .first()
      .waitFor();
  });
  const code = await tour.step('the tab is closed half-way; the code is in the Shared Inbox all the same', async () => {
    await mira.page.close();
    await mira.signIn();
    return mira.codeFromInbox(studio.user, 'SMS');
  });
  await tour.step('the code is typed at Photogram: Settings saved.', async () => {
    browser.show();
    await browser.type('Confirmation Code', code);
    await browser.press('Done');
    await browser.page.getByRole('status').getByText('Settings saved.').waitFor();
  });
  await tour.step('after a reload Use Text Message is selected, with part of the number', async () => {
    await browser.page.reload();
    await browser.page.getByRole('checkbox', {name: 'Use Text Message', checked: true}).waitFor();
    await browser.said(`We'll send a code to ****${number.slice(-4)}.`);
  });
  await tour.step('Resume shows the same number, both boxes enable Create Phone Number', async () => {
    await mira.openSettings(studio.account);
    await mira.page.getByText('Not confirmed').waitFor();
    await mira.press('Resume');
    const dialog = mira.dialog('Create Phone Number');
    const field = dialog.getByLabel('Auto-generated phone number');
    await field.and(mira.page.locator(':not([value=""])')).waitFor();
    expect((await field.inputValue()).replaceAll(/[^+\d]/g, '') === number, 'another number came back');
    await dialog.getByLabel('I have already added the phone number to Photogram account settings.').check();
    await dialog.getByLabel("I'm using this phone for MFA.").check();
    await dialog.getByRole('button', {name: 'Create Phone Number'}).click();
    await dialog.waitFor({state: 'hidden'});
    await mira.said('Phone number created successfully.');
    await mira.page.getByRole('switch', {name: 'Create Phone Number', checked: true}).waitFor();
  });
}
