// Auto-login: the extension fills user name, password and code, whichever way the code comes.
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {ExtensionBrowser} from '../../extension-browser.ts';
import type {Demo} from '../../start.ts';
import type {DemoMember} from '../../world.ts';
import {PhotogramPage} from '../photogram-page.ts';
import type {Tour} from '../tour.ts';
import {unusedCode, Workspace} from '../workspace.ts';
import {archive, studio, type Story} from './story.ts';

// Somebody at a browser with the extension.
class Desk {
  readonly browser: ExtensionBrowser;
  readonly workspace: Workspace;
  readonly #tour: Tour;
  readonly #photogramUrl: string;
  #popup!: Page;

  private constructor(tour: Tour, demo: Demo, browser: ExtensionBrowser, workspace: Workspace) {
    this.#tour = tour;
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

  // What the Emergency Kit says, typed into the popup.
  async connect(): Promise<void> {
    const {kit, password} = this.workspace.member;
    this.#popup = this.#tour.watch(await this.browser.popup());
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
  await tour.step("Mira's browser with the extension: it is connected to the workspace", async () => {
    await mira.workspace.signIn();
    await mira.connect();
  });
  await tour.step(
    "Log in on the account's card: Photogram opens, and the authenticator's code is filled in",
    async () => {
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
  await tour.step('Jo, a Collaborator, connects a browser, too', () => jo.connect());
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
