// The whole way: Photogram sends its code to the account's number, the carrier hands it to latchkeyd, and the extension
// fills it into Photogram's page.
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {SharedPhotogram, username} from './photogram.ts';
import {Browser, Workplace} from './world.ts';

let work: Workplace;
let browser: Browser;
let popup: Page;
let photogram: SharedPhotogram;

beforeAll(async () => {
  work = await Workplace.open();
  photogram = await SharedPhotogram.open(work);
  browser = await Browser.open();
  popup = await browser.popup();
  await browser.connect(popup, work.jo);
});

afterAll(async () => {
  await browser.close();
  await photogram.close();
  await work.close();
});

async function logIn(): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await popup.getByRole('listitem').filter({hasText: username}).getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  try {
    await popup.getByRole('status').getByText('Filled in and sent.').waitFor({timeout: 45_000});
  } catch {
    const said = (await popup.innerText('body')).slice(0, 400);
    throw new Error(`at ${tab.url()} the popup says: ${said}; texts: ${photogram.texts.join(' / ')}`);
  }
  return tab;
}

test('a Collaborator is logged in to Photogram with the code of its text message', async () => {
  const before = photogram.texts.length;
  const tab = await logIn();
  expect(photogram.texts.length).toBe(before + 1);
  expect(new URL(tab.url()).pathname).toBe('/');
  await browser.context.clearCookies();
  await tab.close();
});

test('and with the code of the authenticator, once there is one', async () => {
  await photogram.turnOnAuthenticator();
  const before = photogram.texts.length;
  const tab = await logIn();
  expect(photogram.texts.length, 'no text message was needed').toBe(before);
  await tab.close();
});
