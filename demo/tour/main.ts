// Drives the workspace side of setting up MFA at a service, as a person would: by the roles and labels on the screen. Messages
// come from the demo carrier through the real receivers. Exits 0 only if every step worked; pictures land in build/tour/.
import {join} from 'node:path';
import {Secret, TOTP} from 'otpauth';
import type {BrowserContext, Locator, Page} from 'playwright-core';
import {startDemo, type Demo} from '../start.ts';
import {signInLink, type DemoMember} from '../world.ts';
import {expect, Tour} from './tour.ts';

const key = 'jbsw y3dp-ehpk 3pxp jbsw y3dp ehpk 3pxp'; // as a service prints it: small letters, blanks, hyphens
const backupCodes = ['8261 4097', '1734 5520', '9018 2263', '4471 8806', '5392 0617'];

async function signIn(demo: Demo, context: BrowserContext, member: DemoMember): Promise<Page> {
  const page = await context.newPage();
  await page.goto(signInLink(demo.server.url, member));
  await page.getByRole('heading', {name: 'All accounts'}).waitFor();
  return page;
}

const navigation = (page: Page, name: string): Locator => page.getByRole('navigation').getByRole('link', {name});

async function openSettings(page: Page, account: string): Promise<void> {
  await navigation(page, 'All accounts').click();
  await page.getByRole('article', {name: account}).getByRole('button', {name: 'Settings'}).click();
  await page.getByRole('heading', {name: 'Account Settings'}).waitFor();
  await page.getByRole('tab', {name: 'General', selected: true}).waitFor();
}

// Left open by the step before, for its picture.
async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({state: 'hidden'});
}

const inboxRow = (page: Page, text: string): Locator => page.getByRole('row').filter({hasText: text});

// The code an independent implementation computes for the step of now, the one before and the one after.
function independentCodes(): string[] {
  const totp = new TOTP({secret: Secret.fromBase32(key.replaceAll(/[\s-]/g, '').toUpperCase())});
  return [-30_000, 0, 30_000].map((offset) => totp.generate({timestamp: Date.now() + offset}));
}

async function shownCode(dialog: Locator): Promise<string> {
  const text = await dialog
    .getByText(/^Code( \d){6}$/)
    .first()
    .textContent();
  return (text ?? '').replaceAll(/\D/g, '');
}

async function run(demo: Demo, tour: Tour): Promise<void> {
  const {mira, jo} = demo.world;
  const miras = await tour.visitor();
  await miras.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: demo.server.url});
  let page = await tour.step('Mira signs in', async () => tour.watch(await signIn(demo, miras, mira)));

  // Create a phone number; the message comes while the dialog is open, and the tab is closed half-way.
  await tour.step('All accounts, Settings of Photogram: Account Settings with the General tab', () =>
    openSettings(page, 'Photogram'),
  );
  const number = await tour.step('Create Phone Number shows an Auto-generated phone number', async () => {
    await page.getByRole('switch', {name: 'Create Phone Number'}).click();
    const field = page.getByRole('dialog', {name: 'Create Phone Number'}).getByLabel('Auto-generated phone number');
    await field.and(page.locator(':not([value=""])')).waitFor();
    const shown = (await field.inputValue()).replaceAll(/[^+\d]/g, '');
    expect(/^\+\d{8,15}$/.test(shown), `'${shown}' is no phone number`);
    expect(
      await page.getByRole('dialog').getByRole('button', {name: 'Create Phone Number'}).isDisabled(),
      'the button is enabled before the boxes are ticked',
    );
    return shown;
  });
  await tour.step('an SMS arrives while the dialog is open', async () => {
    const delivery = await demo.carrier.sendSms(number, 'Photogram', "482 913 is your Photogram code. Don't share it.");
    expect(delivery.kind === 'delivered', `the receiver refused it: ${JSON.stringify(delivery)}`);
    await page
      .getByRole('dialog')
      .getByText('482913')
      .or(page.getByRole('dialog').getByText('482 913'))
      .first()
      .waitFor();
  });
  await tour.step('the tab is closed half-way; the code is in the Shared Inbox all the same', async () => {
    await page.close();
    page = tour.watch(await signIn(demo, miras, mira));
    await navigation(page, 'Shared Inbox').click();
    await page.getByRole('columnheader', {name: 'Message'}).waitFor();
    const row = inboxRow(page, 'Photogram').filter({hasText: /482\s?913/});
    await row.first().waitFor();
  });
  await tour.step('Resume shows the same number, both boxes enable Create Phone Number', async () => {
    await openSettings(page, 'Photogram');
    await page.getByText('Not confirmed').waitFor();
    await page.getByRole('button', {name: 'Resume'}).click();
    const dialog = page.getByRole('dialog', {name: 'Create Phone Number'});
    const field = dialog.getByLabel('Auto-generated phone number');
    await field.and(page.locator(':not([value=""])')).waitFor();
    expect((await field.inputValue()).replaceAll(/[^+\d]/g, '') === number, 'another number came back');
    await dialog.getByLabel('I have already added the phone number to Photogram account settings.').check();
    await dialog.getByLabel("I'm using this phone for MFA.").check();
    await dialog.getByRole('button', {name: 'Create Phone Number'}).click();
    await dialog.waitFor({state: 'hidden'});
    await page.getByText('Phone number created successfully.').first().waitFor();
    await page.getByRole('switch', {name: 'Create Phone Number', checked: true}).waitFor();
  });

  // Create an address; mail arrives.
  const address = await tour.step('Create Email Address shows an Auto-generated email alias', async () => {
    await page.getByRole('switch', {name: 'Create Email Address'}).click();
    const dialog = page.getByRole('dialog', {name: 'Create Email Address'});
    const field = dialog.getByLabel('Auto-generated email alias');
    await field.and(page.locator(':not([value=""])')).waitFor();
    return field.inputValue();
  });
  await tour.step('its one box enables Create Email Address; the address is created', async () => {
    const dialog = page.getByRole('dialog', {name: 'Create Email Address'});
    expect(
      await dialog.getByRole('button', {name: 'Create Email Address'}).isDisabled(),
      'enabled before the box is ticked',
    );
    await dialog.getByLabel('I have already added the email address to Photogram account settings.').check();
    await dialog.getByRole('button', {name: 'Create Email Address'}).click();
    await page.getByText('Email address created successfully.').first().waitFor();
  });
  await tour.step('a mail arrives; its code is in the Message column of the Shared Inbox', async () => {
    await navigation(page, 'Shared Inbox').click();
    const delivery = await demo.carrier.sendMail({
      to: address,
      from: 'Photogram <security@photogram.example>',
      subject: 'Your Photogram login code',
      text: 'Hi northwind.studio,\n\nenter this code to log in: 719204\n\nIt is good for ten minutes.',
    });
    expect(delivery.kind === 'delivered', `the receiver refused it: ${JSON.stringify(delivery)}`);
    await inboxRow(page, 'Photogram')
      .filter({hasText: /719\s?204/})
      .first()
      .waitFor();
  });
  await tour.step('the whole message opens for an Account Owner', async () => {
    await inboxRow(page, 'Photogram')
      .filter({hasText: /719\s?204/})
      .first()
      .getByRole('button', {name: /open|message/i})
      .first()
      .click();
    await page.getByRole('dialog').getByText('Your Photogram login code').first().waitFor();
    await page.getByRole('dialog').getByText('It is good for ten minutes.').waitFor();
  });

  // Save the key, verify the code against an independent implementation.
  await tour.step('Save Code takes the key with its spaces; Verify your code shows its code', async () => {
    await closeDialog(page);
    await openSettings(page, 'Photogram');
    await page.getByRole('button', {name: 'Save Code'}).click();
    const dialog = page.getByRole('dialog', {name: 'Save Code'});
    await dialog.getByLabel('Secret Key').fill(key);
    await dialog.getByRole('button', {name: 'Save Code'}).click();
    const verify = page.getByRole('dialog', {name: 'Verify your code'});
    await verify.waitFor();
    const code = await shownCode(verify);
    expect(
      independentCodes().includes(code),
      `the dialog shows ${code}, an independent TOTP says ${independentCodes().join(', ')}`,
    );
  });
  await tour.step('the service accepted it', async () => {
    await page.getByRole('dialog').getByRole('button', {name: 'The service accepted it'}).click();
    await page.getByRole('dialog').waitFor({state: 'hidden'});
  });

  // Recovery codes.
  await tour.step('Add Codes, Add MFA Backup Codes, Save Codes: the button becomes View Codes', async () => {
    await page.getByRole('button', {name: 'Add Codes'}).click();
    const dialog = page.getByRole('dialog', {name: 'Add MFA Backup Codes'});
    await dialog.getByLabel('MFA Backup Codes').fill(backupCodes.map((code, at) => `${at + 1}. ${code}`).join('\n'));
    await dialog.getByRole('button', {name: 'Save Codes'}).click();
    await dialog.waitFor({state: 'hidden'});
    await page.getByText('MFA backup codes saved successfully.').first().waitFor();
    await page.getByRole('button', {name: 'View Codes'}).waitFor();
    expect((await page.getByRole('button', {name: 'Add Codes'}).count()) === 0, 'Add Codes is still there');
  });
  await tour.step('View Codes asks for the password and shows one row a code', async () => {
    await page.getByRole('button', {name: 'View Codes'}).click();
    await page.getByLabel('Password', {exact: true}).fill('not the password');
    await page.keyboard.press('Enter');
    await page
      .getByText(/wrong password|not your password|password is wrong|does not match/i)
      .first()
      .waitFor();
    await page.getByLabel('Password', {exact: true}).fill(mira.password);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog').filter({hasText: 'MFA Backup Codes'});
    for (const code of backupCodes)
      await dialog
        .getByText(new RegExp(code.replace(' ', '\\s?')))
        .first()
        .waitFor();
  });

  // A Collaborator: the codes, and nothing more.
  const jos = await tour.visitor();
  await jos.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: demo.server.url});
  const joPage = await tour.step('Jo, a Collaborator, signs in', async () => tour.watch(await signIn(demo, jos, jo)));
  await tour.step("Jo copies Photogram's current code from the card", async () => {
    const card = joPage.getByRole('article', {name: 'Photogram'});
    await card.getByRole('button', {name: /^Copy code/}).click();
    await joPage.waitForFunction(() => navigator.clipboard.readText().then((text) => text.length > 0));
    const copied = await joPage.evaluate(() => navigator.clipboard.readText());
    expect(
      independentCodes().includes(copied),
      `${copied} was copied, an independent TOTP says ${independentCodes().join(', ')}`,
    );
  });
  await tour.step("Jo's Shared Inbox shows service and code, no whole message, no message without a code", async () => {
    await navigation(joPage, 'Shared Inbox').click();
    await inboxRow(joPage, 'Photogram')
      .filter({hasText: /482\s?913/})
      .first()
      .waitFor();
    await inboxRow(joPage, 'Photogram')
      .filter({hasText: /719\s?204/})
      .first()
      .waitFor();
    expect((await joPage.getByText("Don't share it").count()) === 0, 'a Collaborator reads the text of a message');
    expect(
      (await joPage.getByText('invoice', {exact: false}).count()) === 0,
      'a Collaborator sees a message without a code',
    );
  });
  await tour.step("Jo's Account Settings offer neither keys nor recovery codes", async () => {
    await openSettings(joPage, 'Photogram');
    for (const name of ['Save Code', 'Add Codes', 'View Codes']) {
      expect((await joPage.getByRole('button', {name}).count()) === 0, `a Collaborator is offered ${name}`);
    }
    expect((await joPage.getByRole('switch').count()) === 0, 'a Collaborator is offered a number or an address');
  });
}

const demo = await startDemo({});
const tour = await Tour.open(join(import.meta.dirname, '../../build/tour'));
let failed = 0;
try {
  await run(demo, tour);
} catch (error) {
  failed = 1;
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
await tour.close();
await demo.stop();
process.stdout.write(`${tour.steps - failed} passed, ${failed} failed\n`);
process.exitCode = failed;
