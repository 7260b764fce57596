// Debian's Firefox with the built extension, driven over WebDriver BiDi.
import {spawn, type ChildProcess} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {freePort} from '../../../demo/latchkeyd.ts';
import {buildExtension} from '../build.ts';
import {Bidi, BidiPage} from './bidi.ts';
import {password, type Person} from './world.ts';

const extensionId = 'extension@latchkey.invalid';

export class Firefox {
  readonly bidi: Bidi;
  readonly #address: string; // of the extension's pages
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(bidi: Bidi, address: string, process: ChildProcess, folder: string) {
    this.bidi = bidi;
    this.#address = address;
    this.#process = process;
    this.#folder = folder;
  }

  // The extension is installed as it is built. What a person's hands would do and a test's cannot: the browser's question
  // for a permission is answered with yes, by a setting Firefox has for that. The question must still be asked within a press
  // of a button, or Firefox refuses it. The address of the extension's pages is random in each profile, and chosen here.
  static async open(): Promise<Firefox> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-firefox-'));
    await buildExtension(join(folder, 'built'));
    const uuid = randomUUID();
    const settings: Record<string, unknown> = {
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({[extensionId]: uuid}),
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'toolkit.telemetry.reportingpolicy.firstRun': false,
      'signon.rememberSignons': false,
      'signon.autofillForms': false,
    };
    const profile = join(folder, 'profile');
    await mkdir(profile);
    const lines = Object.entries(settings).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    await writeFile(join(profile, 'user.js'), lines.join('\n'));
    const port = await freePort();
    const process_ = spawn(
      process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
      [
        '--headless',
        '--no-remote',
        '--profile',
        profile,
        '--remote-debugging-port',
        String(port),
        '--remote-allow-system-access',
      ],
      {stdio: 'ignore', env: {...process.env, HOME: folder, MOZ_DISABLE_AUTO_SAFE_MODE: '1'}},
    );
    process_.on('error', () => undefined); // not there: said when nobody listens on the port
    try {
      const bidi = await Bidi.connect(port);
      await bidi.command('webExtension.install', {
        extensionData: {type: 'path', path: join(folder, 'built', 'firefox')},
        'moz:allowPrivateBrowsing': true, // as a person may in the browser's list of extensions
      });
      return new Firefox(bidi, `moz-extension://${uuid}`, process_, folder);
    } catch (error) {
      process_.kill('SIGKILL');
      throw error;
    }
  }

  popup(): Promise<BidiPage> {
    return BidiPage.open(this.bidi, `${this.#address}/popup.html#tab`);
  }

  async connect(popup: BidiPage, person: Person): Promise<void> {
    await popup.click({type: 'accessibility', value: {role: 'button', name: 'Use your Emergency Kit instead'}});
    const field = (name: string) => ({type: 'accessibility', value: {role: 'textbox', name}}) as const;
    await popup.type(field('Sign-in link'), person.kit.signInLink);
    await popup.type(field('Secret Key'), person.kit.secretKey);
    await popup.type({type: 'css', value: 'input[type=password]'}, password);
    await popup.click({type: 'accessibility', value: {role: 'button', name: 'Connect'}});
    await popup.says(/Log in/);
  }

  // By approval: what is asked for in the popup is shown in a page of the workspace where the person is signed in, and the
  // code in a window of the extension.
  async signIn(person: Person): Promise<BidiPage> {
    const app = await BidiPage.open(this.bidi, person.kit.signInLink);
    await app.type({type: 'accessibility', value: {role: 'textbox', name: 'Secret Key'}}, person.kit.secretKey);
    await app.type({type: 'css', value: 'input[type=password]'}, password);
    await app.click({type: 'accessibility', value: {role: 'button', name: 'Sign in'}});
    await app.says(/All accounts/);
    return app;
  }

  async askToBeLetIn(popup: BidiPage, server: string): Promise<BidiPage> {
    await popup.type({type: 'accessibility', value: {role: 'textbox', name: 'Address of your workspace'}}, server);
    await popup.click({type: 'accessibility', value: {role: 'button', name: 'Connect'}});
    for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
      const found = (await this.pages()).find(({url}) => url.endsWith('#window'));
      if (found !== undefined) return new BidiPage(this.bidi, found.context);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no window of the extension opened; the popup says: ${await popup.text()}`);
  }

  async pages(): Promise<{context: string; url: string}[]> {
    const {contexts} = await this.bidi.command<{contexts: {context: string; url: string}[]}>(
      'browsingContext.getTree',
      {maxDepth: 0},
    );
    return contexts;
  }

  async forgetCookies(): Promise<void> {
    await this.bidi.command('storage.deleteCookies', {});
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    this.bidi.close();
    this.#process.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
    await rm(this.#folder, {recursive: true, force: true, maxRetries: 5});
  }
}
