// Auto-login: the extension fills user name, password and code, whichever way the code comes.
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {ExtensionBrowser} from '../../extension-browser.ts';
import type {Demo} from '../../start.ts';
import type {DemoMember} from '../../world.ts';
import {PhotogramPage} from '../photogram-page.ts';
import {expect, type Tour} from '../tour.ts';
import {unusedCode, Workspace} from '../workspace.ts';
import {archive, studio, type Story} from './story.ts';

async function codeOn(page: Page): Promise<string> {
  const text = await page.getByText(/^Code: ?[2-9A-Z]{3} [2-9A-Z]{3}$/).textContent();
  return text?.replace(/^Code: ?/, '') ?? '';
}

// Somebody at a browser with the extension.
class Desk {
  readonly browser: ExtensionBrowser;
  readonly workspace: Workspace;
  readonly #tour: Tour;
  readonly #server: string;
  readonly #photogramUrl: string;
  #popup!: Page;
  #window!: Page;

  private constructor(tour: Tour, demo: Demo, browser: ExtensionBrowser, workspace: Workspace) {
    this.#tour = tour;
    this.#server = demo.server.url;
    this.#photogramUrl = demo.photogram.url;
    this.browser = browser;
    this.workspace = workspace;
  }

  static async open({tour, demo}: Story, member: DemoMember): Promise<Desk> {
    const built = join(import.meta.dirname, '../../../build/extension/chromium');
    const sites = [demo.server.url, demo.photogram.url].map((url) => `http://${new URL(url).hostname}/*`);
    const browser = await ExtensionBrowser.open(built, sites);
    tour.closesLater(browser);
    browser.context.setDefaultTimeout(15_000);
    return new Desk(tour, demo, browser, await Workspace.in(tour, demo, browser.context, member));
  }

  // The workspace's address in the popup; what comes of it: the extension's window with a code.
  async askToBeLetIn(): Promise<void> {
    this.#popup = this.#tour.watch(await this.browser.popup());
    await this.#popup.getByLabel('Address of your workspace').fill(this.#server);
    const [window] = await Promise.all([
      this.browser.context.waitForEvent('page', (page) => page !== this.#popup),
      this.#popup.getByRole('button', {name: 'Connect', exact: true}).click(),
    ]);
    await window.setViewportSize({width: 420, height: 460});
    this.#window = this.#tour.watch(window);
    const code = await codeOn(window);
    const shown = await codeOn(this.workspace.page);
    expect(code === shown, `the extension shows ${code}, the workspace ${shown}`);
  }

  async approve(): Promise<void> {
    const {page} = this.workspace;
    this.workspace.show();
    await page.getByRole('button', {name: 'The codes are the same'}).click();
    await page.getByLabel('Your password').fill(this.workspace.member.password);
    await page.getByRole('button', {name: 'Approve this device'}).click();
    await page.getByText(/is signed in now/).waitFor();
  }

  async confirm(): Promise<void> {
    this.#tour.watch(this.#window);
    await this.#window.getByRole('button', {name: 'The codes are the same'}).click();
    await this.#window.getByText('This browser is connected').waitFor();
    await this.#popup.getByRole('button', {name: 'Lock'}).waitFor();
  }

  async backToWork(): Promise<void> {
    await this.#window.close();
    await this.workspace.press('To your accounts');
    await this.workspace.page.getByRole('heading', {name: 'All accounts'}).waitFor();
  }

  // What the Emergency Kit says, typed into the popup.
  async connectWithKit(): Promise<void> {
    const {kit, password} = this.workspace.member;
    this.#popup = this.#tour.watch(await this.browser.popup());
    await this.#popup.getByRole('button', {name: 'Use your Emergency Kit instead'}).click();
    await this.#popup.getByLabel('Sign-in link').fill(kit.signInLink);
    await this.#popup.getByLabel('Secret Key').fill(kit.secretKey);
    await this.#popup.getByLabel('Password').fill(password);
    await this.#popup.getByRole('button', {name: 'Connect', exact: true}).click();
    await this.#popup.getByRole('button', {name: 'Lock'}).waitFor();
  }

  async logInFromPopup(user: string): Promise<PhotogramPage> {
    this.#tour.watch(this.#popup);
    const row = this.#popup.getByRole('listitem').filter({hasText: user});
    return this.#loggedIn(() => row.getByRole('button', {name: 'Log in'}).click());
  }

  logInFromCard(account: string): Promise<PhotogramPage> {
    return this.#loggedIn(async () => {
      await this.workspace.go('All accounts');
      await this.workspace.card(account).getByRole('button', {name: 'Log in'}).click();
    });
  }

  // The tab that opens; nobody touches it.
  async #loggedIn(press: () => Promise<void>): Promise<PhotogramPage> {
    const [page] = await Promise.all([this.browser.context.waitForEvent('page'), press()]);
    const photogram = PhotogramPage.at(this.#tour, this.#photogramUrl, page);
    photogram.show();
    await page.getByRole('article').first().waitFor({timeout: 45_000}); // a text message takes its time
    await photogram.isIn();
    return photogram;
  }

  // As a browser that Photogram does not know.
  async forgetPhotogram(): Promise<void> {
    await this.browser.context.clearCookies({domain: new URL(this.#photogramUrl).hostname});
  }
}

export async function autoLogin(story: Story): Promise<Desk> {
  const {demo, tour} = story;
  const mira = await Desk.open(story, demo.world.mira);
  await tour.step(
    "Mira's browser with the extension asks to be let in: it and her workspace show one code",
    async () => {
      await mira.workspace.signIn();
      await mira.askToBeLetIn();
    },
  );
  await tour.step('the codes are the same, says Mira in the workspace, with her password', () => mira.approve());
  await tour.step('and in the extension: it is connected', () => mira.confirm());
  await tour.step(
    "Log in on the account's card: Photogram opens, and the authenticator's code is filled in",
    async () => {
      await mira.backToWork();
      await unusedCode();
      await mira.logInFromCard(studio.account);
    },
  );
  await tour.step(
    'Log in from the popup, where there are text messages only: the code is filled as it arrives',
    async () => {
      await mira.forgetPhotogram();
      await mira.logInFromPopup(archive.user);
    },
  );
  const jo = await Desk.open(story, demo.world.jo);
  await tour.step('Jo, a Collaborator, connects a browser with the Emergency Kit', () => jo.connectWithKit());
  await tour.step('and is logged in, with a code and without ever having seen password or key', async () => {
    await unusedCode();
    await jo.logInFromPopup(studio.user);
  });
  return mira;
}

// Photogram asks for it where nothing else is set up and the browser is new to it.
export async function autoLoginByMail({tour}: Story, mira: Desk): Promise<void> {
  await tour.step('a suspicious login: the code that comes by mail is filled in, too', async () => {
    await mira.forgetPhotogram();
    await mira.logInFromPopup(studio.user);
  });
}
