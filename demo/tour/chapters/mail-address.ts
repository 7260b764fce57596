// A managed mail address, put in at Photogram and confirmed with the code that was mailed to it.
import {expect} from '../tour.ts';
import {studio, type Story} from './story.ts';

export async function mailAddress({tour, mira, browser}: Story): Promise<void> {
  const address = await tour.step('Create Email Address shows an Auto-generated email alias', async () => {
    await mira.openSettings(studio.account);
    await mira.page.getByRole('switch', {name: 'Create Email Address'}).click();
    const field = mira.dialog('Create Email Address').getByLabel('Auto-generated email alias');
    await field.and(mira.page.locator(':not([value=""])')).waitFor();
    return field.inputValue();
  });
  await tour.step('the alias is entered in Edit Profile; Photogram mails a code to it', async () => {
    browser.show();
    await browser.press('Profile');
    await browser.follow('Settings');
    await browser.type('Email', address);
    await browser.press('Submit');
    await browser.heading('Confirm Your Email');
  });
  await tour.step('its one box enables Create Email Address; the address is created', async () => {
    mira.show();
    const dialog = mira.dialog('Create Email Address');
    const create = dialog.getByRole('button', {name: 'Create Email Address'});
    expect(await create.isDisabled(), 'enabled before the box is ticked');
    await dialog.getByLabel('I have already added the email address to Photogram account settings.').check();
    await create.click();
    await mira.said('Email address created successfully.');
  });
  const code = await tour.step("the mail's code is in the Message column of the Shared Inbox", () =>
    mira.codeFromInbox(studio.user, 'Email'),
  );
  await tour.step('the whole message opens for an Account Owner', async () => {
    await mira
      .inboxRow(studio.user, 'Email')
      .getByRole('button', {name: /^View message/})
      .click();
    await mira.page.getByRole('dialog').getByText('is your Photogram code').first().waitFor();
    await mira.press('Show as text');
    await mira.page.getByRole('dialog').getByText('The code is good for ten minutes.').waitFor();
  });
  await tour.step('the code is typed at Photogram: Email confirmed.', async () => {
    await mira.closeDialog();
    browser.show();
    await browser.type('Confirmation Code', code);
    await browser.press('Confirm');
    await browser.said('Email confirmed.');
  });
}
