// Logging in by hand with everything Latchkey holds: authenticator, text message, recovery code, and the mail for a login
// that looks suspicious.
import {photogramLogin} from '../../world.ts';
import {PhotogramPage} from '../photogram-page.ts';
import {expect} from '../tour.ts';
import {studio, type Story} from './story.ts';

export async function logIns(
  {demo, tour, mira, browser, phone}: Story,
  recoveryCodes: readonly string[],
): Promise<void> {
  const enter = async (label: string, code: string): Promise<void> => {
    browser.show();
    await browser.type(label, code);
    await browser.press('Confirm');
  };

  await tour.step('Mira logs out; the password alone does not open Photogram any more', async () => {
    await browser.logOut('browser');
    await browser.enterPassword(photogramLogin);
    await browser.heading('Enter your login code');
  });
  await tour.step("the authenticator's code from the card opens it", async () => {
    // Jo may have used the code of this half minute. Photogram takes each once; so the next one is waited for.
    const deadline = Date.now() + 75_000;
    const tried = new Set<string>();
    while (new URL(browser.page.url()).pathname !== '/') {
      expect(Date.now() < deadline, 'no code was accepted');
      const code = await mira.copyCode(studio.account);
      if (tried.has(code)) {
        await mira.page.waitForTimeout(1000);
        continue;
      }
      tried.add(code);
      await enter('Security Code', code);
      await browser.page.getByRole('article').or(browser.page.getByRole('alert')).first().waitFor();
    }
    browser.show();
    await browser.isIn();
  });
  await tour.step('Send a text message: its code from the Shared Inbox opens it', async () => {
    await browser.logOut('browser');
    await browser.enterPassword(photogramLogin);
    await browser.press('Send a text message');
    await browser.said('Enter the code we sent to your number');
    const code = await mira.codeFromInbox(studio.user, 'SMS');
    await enter('Security Code', code);
    await browser.isIn();
  });
  const [spent = ''] = recoveryCodes;
  await tour.step('Use a recovery code: one of View Codes opens it', async () => {
    await browser.logOut('browser');
    await browser.enterPassword(photogramLogin);
    await browser.follow('Use a recovery code');
    await mira.openSettings(studio.account);
    await mira.press('View Codes');
    const dialog = mira.page.getByRole('dialog', {name: 'MFA Backup Codes'});
    // The password is asked for again once five minutes have passed.
    const asked = mira.page.getByLabel('Password', {exact: true});
    await dialog.or(asked).first().waitFor();
    if (await asked.isVisible()) {
      await asked.fill(mira.member.password);
      await mira.page.keyboard.press('Enter');
    }
    const code = await dialog
      .getByRole('listitem')
      .first()
      .getByText(/^\d{4}\s?\d{4}$/)
      .innerText();
    expect(code.replace(/\s/, '') === spent.replace(' ', ''), 'another code stands first');
    await dialog.getByRole('button', {name: `Mark used: ${code}`}).click();
    await dialog.getByText('4 of 5 left').waitFor();
    await enter('Recovery Code', code);
    await browser.isIn();
  });
  await tour.step('the same recovery code is refused the next time', async () => {
    await mira.closeDialog();
    await browser.logOut('browser');
    await browser.enterPassword(photogramLogin);
    await browser.follow('Use a recovery code');
    await enter('Recovery Code', spent);
    await browser.page.getByRole('alert').waitFor();
  });
  await tour.step('the authenticator is taken away on the phone', async () => {
    await phone.openTwoFactorOnPhone();
    await phone.choose('Authentication app', 'On');
    await phone.page.getByRole('button', {name: /^Remove/}).click();
    await phone.said('Settings saved.');
  });
  await tour.step('a text message opens it once more; Use Text Message asks Turn This Off?', async () => {
    await browser.page.goto(demo.photogram.url);
    await browser.enterPassword(photogramLogin);
    await browser.heading('Enter your login code');
    await enter('Security Code', await mira.codeFromInbox(studio.user, 'SMS'));
    await browser.isIn();
    await browser.openTwoFactorInBrowser();
    await browser.page.getByRole('checkbox', {name: 'Use Text Message', checked: true}).click();
    await browser.page.getByRole('dialog', {name: 'Turn This Off?'}).waitFor();
  });
  await tour.step('Turn Off: Settings saved., and the checkbox is not selected', async () => {
    await browser.press('Turn Off');
    await browser.page.getByRole('status').getByText('Settings saved.').waitFor();
    await browser.page.getByRole('checkbox', {name: 'Use Text Message', checked: false}).waitFor();
  });
  const stranger = await PhotogramPage.open(tour, demo.photogram.url, 'browser');
  await tour.step('from a browser Photogram does not know, it detects a suspicious login', async () => {
    await stranger.enterPassword(photogramLogin);
    await stranger.heading('We detected a suspicious login');
  });
  await tour.step("the mail's code from the Shared Inbox opens it", async () => {
    const code = await mira.codeFromInbox(studio.user, 'Email');
    stranger.show();
    await stranger.type('Security Code', code);
    await stranger.press('Confirm');
    await stranger.isIn();
  });
}
