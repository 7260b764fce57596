// Text message on the phone: a new number registered, the verified one changed, and a known one changed on the way.
import {archiveLogin} from '../../world.ts';
import {expect} from '../tour.ts';
import {PhotogramPage} from '../photogram-page.ts';
import {archive, studio, type Story} from './story.ts';

const national = /^\d{10}$/;

export async function registerNumber({demo, tour, mira}: Story): Promise<string> {
  const phone = await PhotogramPage.open(tour, demo.photogram.url, 'phone');
  await tour.step('a second account, on a phone: Add extra security to your account', async () => {
    await phone.enterPassword(archiveLogin);
    await phone.isIn();
    await phone.openTwoFactorOnPhone();
    await phone.heading('Add extra security to your account');
  });
  await tour.step('Get started shows Choose your security method', async () => {
    await phone.follow('Get started');
    await phone.heading('Choose your security method');
  });
  await tour.step('the Text message switch opens Phone Number', async () => {
    await phone.toggle('Text message');
    await phone.heading('Phone Number');
  });
  await tour.step('United States (+1) of SELECT YOUR COUNTRY makes the field show US +1', () =>
    phone.pickCountry('United States (+1)', 'US +1'),
  );
  const number = await tour.step(
    'its managed number is copied as that field wants it, without the country code',
    async () => {
      await mira.openSettings(archive.account);
      await mira.page.getByRole('switch', {name: 'Create Phone Number'}).click();
      return mira.copyNumber('national');
    },
  );
  await tour.step('Add Phone Number, Next: Confirmation code', async () => {
    phone.show();
    await phone.type('Add Phone Number', number);
    await phone.press('Next');
    await phone.heading('Confirmation code');
  });
  await tour.step('the number is created', async () => {
    mira.show();
    const dialog = mira.dialog('Create Phone Number');
    await dialog.getByLabel('I have already added the phone number to Photogram account settings.').check();
    await dialog.getByLabel("I'm using this phone for MFA.").check();
    await dialog.getByRole('button', {name: 'Create Phone Number'}).click();
    await mira.said('Phone number created successfully.');
  });
  await tour.step('the code from the Shared Inbox: Two-factor authentication is on', async () => {
    const code = await mira.codeFromInbox(archive.user, 'SMS');
    phone.show();
    await phone.type('Enter Confirmation Code', code);
    await phone.press('Next');
    await phone.heading('Two-factor authentication is on');
  });
  await tour.step('Done shows Account Recovery, Back the Text message switch, on', async () => {
    await phone.follow('Done');
    await phone.heading('Account Recovery');
    await phone.follow('Back');
    await phone.isOn('Text message');
  });
  return number;
}

export async function changeNumber({tour, mira, phone}: Story, other: string): Promise<void> {
  await tour.step('Text message, On: Text message controls', async () => {
    await phone.openTwoFactorOnPhone();
    await phone.choose('Text message', 'On');
    await phone.heading('Text message controls');
  });
  await tour.step('Change phone number shows Update Phone Number', async () => {
    await phone.choose('Change phone number');
    await phone.heading('Update Phone Number');
    await phone.pickCountry('United States (+1)', 'US +1');
    await phone.type('Add Phone Number', other);
  });
  await tour.step('the code comes to the other account, whose number it is: Phone number updated', async () => {
    await phone.press('Next');
    await phone.heading('Confirmation code');
    const code = await mira.codeFromInbox(archive.user, 'SMS');
    phone.show();
    await phone.type('Enter Confirmation Code', code);
    await phone.press('Next');
    await phone.heading('Phone number updated');
  });
  await tour.step('text messages are turned off', async () => {
    await phone.follow('Done');
    await phone.choose('Text message', 'On');
    await phone.press('Turn Off');
    await phone.said('Settings saved.');
  });
  await tour.step('the switch sends a code to the number that is known, with its last four digits', async () => {
    await phone.toggle('Text message');
    await phone.heading('Enter confirmation code');
    await phone.said(`ending in ${other.slice(-4)}`);
  });
  const own = await tour.step("Change Phone Number, with the account's own number", async () => {
    await mira.openSettings(studio.account);
    await mira.press('Copy phone number');
    await mira.page.getByRole('menuitem', {name: national}).click();
    const copied = await mira.clipboard(national);
    phone.show();
    await phone.follow('Change Phone Number');
    await phone.heading('Add Phone Number');
    await phone.pickCountry('United States (+1)', 'US +1');
    await phone.type('Add Phone Number', copied);
    await phone.press('Next');
    await phone.heading('Confirmation code');
    return copied;
  });
  await tour.step('its code turns text messages on again', async () => {
    const code = await mira.codeFromInbox(studio.user, 'SMS');
    phone.show();
    await phone.type('Enter Confirmation Code', code);
    await phone.press('Next');
    await phone.heading('Two-factor authentication is on');
    await phone.follow('Done');
    await phone.follow('Back');
    await phone.isOn('Text message');
    expect(own !== other, 'the two numbers are one');
  });
}
