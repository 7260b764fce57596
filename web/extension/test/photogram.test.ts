// The whole way: Photogram sends its code to the account's number, the carrier hands it to latchkeyd, and the extension
// fills it into Photogram's page.
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startPhotogram, type Photogram} from '../../../demo/photogram/photogram.ts';
import {Visitor} from '../../../demo/photogram/test/visitor.ts';
import {Browser, valueOf, Workplace} from './world.ts';

const username = 'northwind.studio';
const key = /id="key"[^>]*>([^<]*)</;
const settings = '/accounts/two_factor_authentication/';

let work: Workplace;
let browser: Browser;
let popup: Page;
let photogram: Photogram;
let telephone: Server;
const texts: string[] = [];

beforeAll(async () => {
  work = await Workplace.open();
  telephone = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const sms = JSON.parse(body) as {recipient: string; originator: string; body: string};
      texts.push(sms.body);
      void work.carrier
        .sendSms(sms.recipient.replaceAll(/[^+\d]/g, ''), sms.originator, sms.body)
        .then(({kind}) => response.writeHead(kind === 'delivered' ? 202 : 500).end());
    });
  });
  await new Promise<void>((resolve) => telephone.listen(0, '127.0.0.1', resolve));
  photogram = await startPhotogram({
    port: 0,
    sms: {url: `http://127.0.0.1:${(telephone.address() as AddressInfo).port}/messages`, key: 'x'},
    smtp: {host: '127.0.0.1', port: work.server.ports.smtp},
    accounts: [
      {
        username,
        password: 'Photogram-password-1',
        name: 'Northwind',
        bio: '',
        website: '',
        email: 'a@example.com',
        country: 'US',
      },
    ],
  });
  const account = await work.account({label: 'Photogram', urls: [photogram.url], username, number: true, shared: true});

  const visitor = new Visitor(photogram.url);
  await visitor.logIn(username, 'Photogram-password-1');
  await visitor.open(settings);
  await visitor.touch('Use Text Message');
  await visitor.press('Turn On');
  await visitor.press('Next', {phone: account.number});
  await visitor.press('Done', {code: /#(\d{6})$/.exec(texts.at(-1) ?? '')?.[1] ?? ''});
  expect(visitor.page.text).toContain('Settings saved.');

  await work.jo.session.sync();
  browser = await Browser.open();
  popup = await browser.popup();
  await browser.connect(popup, work.jo);
});

afterAll(async () => {
  await browser.close();
  await photogram.stop();
  telephone.closeAllConnections();
  telephone.close();
  await work.close();
});

async function logIn(): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await popup.getByRole('listitem').filter({hasText: username}).getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  try {
    await popup.getByRole('status').getByText('Filled in and sent.').waitFor({timeout: 45_000});
  } catch {
    throw new Error(
      `at ${tab.url()} the popup says: ${(await popup.innerText('body')).slice(0, 400)}; texts: ${texts.join(' / ')}`,
    );
  }
  return tab;
}

test('a Collaborator is logged in to Photogram with the code of its text message', async () => {
  const before = texts.length;
  const tab = await logIn();
  expect(texts.length).toBe(before + 1);
  expect(new URL(tab.url()).pathname).toBe('/');
  await browser.context.clearCookies();
  await tab.close();
});

test('and with the code of the authenticator, once there is one', async () => {
  const visitor = new Visitor(photogram.url);
  await visitor.logIn(username, 'Photogram-password-1');
  await visitor.press('Confirm', {code: /#(\d{6})$/.exec(texts.at(-1) ?? '')?.[1] ?? ''});
  await visitor.open(`${settings}methods/`);
  await visitor.touch('Authentication app');
  await visitor.press('Set Up Another Way');
  const secret = key.exec(visitor.page.html)?.[1] ?? '';
  const {session} = work.mira;
  const account = session.accounts.list.value.find((one) => one.kind === 'account');
  if (account === undefined) throw new Error('no account');
  valueOf(await session.authenticator.save(account.id, secret));
  await visitor.follow('Next');
  const shown = await session.codes.pending(account.id, Date.now());
  if (shown.kind !== 'code') throw new Error(shown.kind);
  await visitor.press('Next', {code: shown.code});
  expect(visitor.page.text).toContain('Two-factor authentication is on');
  valueOf(await session.authenticator.activate(account.id, true));
  await popup.getByText(username).waitFor();

  const before = texts.length;
  // Photogram takes each code once, so the one that set it up is over: what is refused is not tried again by itself.
  await new Promise((resolve) => setTimeout(resolve, (shown.secondsLeft + 1) * 1000));
  const tab = await logIn();
  expect(texts.length, 'no text message was needed').toBe(before);
  await tab.close();
});
