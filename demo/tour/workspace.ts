// The workspace as a person uses it: by the roles and labels on its screens.
import type {BrowserContext, Locator, Page} from 'playwright-core';
import type {Demo} from '../start.ts';
import {signInLink, type DemoMember} from '../world.ts';
import {expect, type Tour} from './tour.ts';

// A service takes a code once, and the one of this half minute may have been used a moment ago.
export function unusedCode(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 31_000 - (Date.now() % 30_000)));
}

export class Workspace {
  readonly member: DemoMember;
  readonly #tour: Tour;
  readonly #demo: Demo;
  readonly #context: BrowserContext;
  readonly #read = new Set<string>();
  page!: Page;

  private constructor(tour: Tour, demo: Demo, context: BrowserContext, member: DemoMember) {
    this.#tour = tour;
    this.#demo = demo;
    this.#context = context;
    this.member = member;
  }

  static async open(tour: Tour, demo: Demo, member: DemoMember): Promise<Workspace> {
    return Workspace.in(tour, demo, await tour.visitor(), member);
  }

  static async in(tour: Tour, demo: Demo, context: BrowserContext, member: DemoMember): Promise<Workspace> {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: demo.server.url});
    return new Workspace(tour, demo, context, member);
  }

  async signIn(): Promise<void> {
    this.page = this.#tour.watch(await this.#context.newPage());
    await this.page.goto(signInLink(this.#demo.server.url, this.member));
    await this.page.getByRole('heading', {name: 'All accounts'}).waitFor();
  }

  // To the front again, for its picture.
  show(): Page {
    return this.#tour.watch(this.page);
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', {name});
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', {name, exact: true}).click();
  }

  async go(name: 'All accounts' | 'Shared Inbox'): Promise<void> {
    await this.show().getByRole('navigation').getByRole('link', {name}).click();
  }

  card(account: string): Locator {
    return this.page.getByRole('article', {name: account, exact: true});
  }

  async openSettings(account: string): Promise<void> {
    await this.go('All accounts');
    await this.card(account).getByRole('button', {name: 'Settings'}).click();
    await this.page.getByRole('heading', {name: 'Account Settings'}).waitFor();
    await this.page.getByRole('tab', {name: 'General', selected: true}).waitFor();
  }

  async said(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  // Left open by the step before, for its picture.
  async closeDialog(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({state: 'hidden'});
  }

  inboxRow(...texts: (string | RegExp)[]): Locator {
    return texts.reduce<Locator>((row, hasText) => row.filter({hasText}), this.page.getByRole('row')).first();
  }

  // The number of a "Create Phone Number" dialog, in the form that is copied by the button of that form.
  async copyNumber(form: 'whole' | 'national'): Promise<string> {
    const copies = this.dialog('Create Phone Number').getByRole('group', {name: 'Copy the number'});
    await copies.getByRole('button', {name: form === 'whole' ? /^Copy \+\d+$/ : /^Copy \d+$/}).click();
    return this.clipboard(form === 'whole' ? /^\+\d+$/ : /^\d{10}$/);
  }

  async clipboard(form: RegExp): Promise<string> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      if (form.test(text)) return text;
      expect(Date.now() < deadline, `'${text}' is in the clipboard, not ${String(form)}`);
    }
  }

  // The code in the Message column of the newest message of that kind; one it was asked for before is not new.
  async codeFromInbox(user: string, channel: 'SMS' | 'Email'): Promise<string> {
    await this.go('Shared Inbox');
    await this.page.getByRole('columnheader', {name: 'Message'}).waitFor();
    const deadline = Date.now() + 15_000;
    for (;;) {
      const message = this.inboxRow(user, channel).getByRole('cell').nth(3);
      const code =
        /(\d{3})\s?(\d{3})/
          .exec(await message.innerText())
          ?.slice(1)
          .join('') ?? '';
      if (code !== '' && !this.#read.has(`${channel} ${code}`)) {
        this.#read.add(`${channel} ${code}`);
        return code;
      }
      expect(Date.now() < deadline, `no new ${channel} code for ${user}`);
      await this.page.waitForTimeout(100);
    }
  }

  // The authenticator's code on the account's card.
  async copyCode(account: string): Promise<string> {
    await unusedCode();
    await this.go('All accounts');
    await this.card(account)
      .getByRole('button', {name: /^Copy code/})
      .click();
    return this.clipboard(/^\d{6}$/);
  }
}
