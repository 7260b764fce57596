// Photogram as a person uses it, in a browser or on a phone: by the roles and labels of its screens.
import type {BrowserContext, Page} from 'playwright-core';
import {expect, type Tour} from './tour.ts';

export class PhotogramPage {
  readonly #tour: Tour;
  readonly #url: string;
  readonly page: Page;

  private constructor(tour: Tour, url: string, page: Page) {
    this.#tour = tour;
    this.#url = url;
    this.page = page;
  }

  static async open(tour: Tour, url: string, size: 'browser' | 'phone'): Promise<PhotogramPage> {
    const context: BrowserContext = await tour.visitor(size);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: url});
    return new PhotogramPage(tour, url, await context.newPage());
  }

  static at(tour: Tour, url: string, page: Page): PhotogramPage {
    return new PhotogramPage(tour, url, page);
  }

  show(): void {
    this.#tour.watch(this.page);
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', {name, exact: true}).click();
  }

  follow(name: string): Promise<void> {
    return this.page.getByRole('link', {name, exact: true}).click();
  }

  // A row of the phone's lists, whose name goes on with its status.
  async choose(name: string, status = ''): Promise<void> {
    await this.page.getByRole('link', {name: `${name} ${status}`.trim(), exact: true}).click();
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole('heading', {name, exact: true}).waitFor();
  }

  said(text: string): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, {exact: true}).fill(text);
  }

  async toggle(name: string): Promise<void> {
    await this.page.getByRole('switch', {name, exact: true}).click();
  }

  async isOn(name: string): Promise<void> {
    await this.page.getByRole('switch', {name, exact: true, checked: true}).waitFor();
  }

  async enterPassword(login: {username: string; password: string}): Promise<void> {
    this.show();
    await this.page.goto(this.#url);
    await this.type('Username', login.username);
    await this.type('Password', login.password);
    await this.press('Log in');
  }

  async isIn(): Promise<void> {
    await this.page.getByRole('article').first().waitFor();
    expect(new URL(this.page.url()).pathname === '/', `at ${this.page.url()}, not in the feed`);
  }

  async logOut(layout: 'browser' | 'phone'): Promise<void> {
    this.show();
    if (layout === 'browser') await this.press('Profile');
    else {
      await this.follow('Profile');
      await this.press('Home');
    }
    await this.press('Log Out');
    await this.page.getByLabel('Username').waitFor();
  }

  // The guide's way through the browser.
  async openTwoFactorInBrowser(): Promise<void> {
    this.show();
    await this.press('Profile');
    await this.follow('Settings');
    await this.heading('Edit Profile');
    await this.follow('Privacy and Security');
    await this.heading('Privacy and Security');
    await this.follow('Edit Two-Factor Authentication Setting');
    await this.heading('Two-Factor Authentication');
  }

  // The guide's way through the phone.
  async openTwoFactorOnPhone(): Promise<void> {
    this.show();
    await this.follow('Profile');
    await this.heading('Edit profile');
    await this.press('Home');
    await this.follow('Settings');
    await this.heading('Settings');
    await this.follow('Security');
    await this.page.getByRole('region', {name: 'Login security'}).waitFor();
    await this.follow('Two-factor authentication');
    await this.heading('Two-Factor Authentication');
  }

  async pickCountry(option: string, shown: string): Promise<void> {
    await this.page.getByRole('button', {name: /^Country code/}).click();
    await this.page.getByRole('listbox', {name: 'SELECT YOUR COUNTRY'}).waitFor();
    await this.page.getByRole('option', {name: option, exact: true}).click();
    const field = this.page.getByRole('button', {name: /^Country code/});
    expect((await field.textContent()) === shown, `the country code field does not show ${shown}`);
  }
}
