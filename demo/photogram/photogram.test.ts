// Photogram over HTTP, without a screen: what it accepts, what it refuses, and that it does so once.
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Secret, TOTP} from 'otpauth';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {password, Stage, username} from './test/stage.ts';
import {Visitor} from './test/visitor.ts';

const twoFactor = '/accounts/two_factor_authentication/';
const number = '+1 555 555 0100';

let stage: Stage;
let visitor: Visitor;

beforeEach(async () => {
  stage = await Stage.open();
  visitor = new Visitor(stage.url);
});
afterEach(() => stage.close());

const codeOf = (key: string): string =>
  new TOTP({secret: Secret.fromBase32(key.replaceAll(' ', ''))}).generate({timestamp: stage.now()});
const wrong = (code: string): string => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

async function signedIn(): Promise<void> {
  await visitor.logIn(username, password);
  expect(visitor.page.path).toBe('/');
}

// The browser's way.
async function turnOnText(): Promise<void> {
  await visitor.open(twoFactor);
  await visitor.touch('Use Text Message');
  await visitor.press('Turn On');
  await visitor.press('Next', {phone: number});
  await visitor.press('Done', {code: stage.textedCode()});
  expect(visitor.page.text).toContain('Settings saved.');
}

// The phone's way; the key.
async function turnOnApp(): Promise<string> {
  await visitor.open(`${twoFactor}methods/`);
  await visitor.touch('Authentication app');
  await visitor.press('Set Up Another Way');
  const key = shownKey();
  await visitor.follow('Next');
  await visitor.press('Next', {code: codeOf(key)});
  expect(visitor.page.text).toContain('Two-factor authentication is on');
  return key;
}

function shownKey(): string {
  const key = /id="key"[^>]*>([^<]*)</.exec(visitor.page.html)?.[1] ?? '';
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  return key;
}

async function shownRecoveryCodes(): Promise<string[]> {
  await visitor.open(`${twoFactor}recovery/`);
  return [...visitor.page.html.matchAll(/<li>(\d{4} \d{4})<\/li>/g)].map(([, code]) => code ?? '');
}

async function logOutAndIn(): Promise<void> {
  await visitor.open('/');
  await visitor.press('Log Out');
  await visitor.logIn(username, password);
}

async function confirmMail(): Promise<void> {
  await visitor.open('/accounts/edit/');
  await visitor.press('Submit', {email: 'alias@codes.northwind.example'});
  await visitor.press('Confirm', {code: stage.mailedCode()});
  expect(visitor.page.text).toContain('Email confirmed.');
}

describe('password', () => {
  test('a wrong password and a name nobody has get the same answer', async () => {
    const answers = [];
    for (const name of [username, 'nobody.here']) {
      await visitor.logIn(name, 'not the password');
      answers.push([visitor.page.status, visitor.page.text.replaceAll(name, '')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(422);
  });

  test('after ten wrong ones even the right one has to wait a quarter of an hour', async () => {
    for (let tries = 0; tries < 10; tries++) {
      await visitor.logIn(username, `guess ${tries}`);
      expect(visitor.page.status).toBe(422);
    }
    await visitor.logIn(username, password);
    expect([visitor.page.status, visitor.page.path]).toEqual([429, '/accounts/login/']);
    stage.pass(15 * 60 + 1);
    await signedIn();
  });

  test('a changed password ends the sessions elsewhere and replaces the old one', async () => {
    await signedIn();
    const elsewhere = new Visitor(stage.url);
    await elsewhere.logIn(username, password);
    await visitor.open('/accounts/password/');
    await visitor.press('Change Password', {old: 'wrong', new: 'a longer one', again: 'a longer one'});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Change Password', {old: password, new: 'a longer one', again: 'another one'});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Change Password', {old: password, new: 'a longer one', again: 'a longer one'});
    expect(visitor.page.text).toContain('Password changed.');
    expect((await elsewhere.open('/')).path).toBe('/accounts/login/');
    await elsewhere.logIn(username, password);
    expect(elsewhere.page.status).toBe(422);
    await elsewhere.logIn(username, 'a longer one');
    expect(elsewhere.page.path).toBe('/');
  });
});

describe('what keeps others out', () => {
  test('a page nobody is logged in for leads to the login', async () => {
    for (const path of ['/', '/accounts/edit/', twoFactor, `${twoFactor}recovery/`]) {
      expect((await visitor.open(path)).path).toBe('/accounts/login/');
    }
  });

  test('a form without its token, or with that of another browser, changes nothing', async () => {
    await signedIn();
    const stranger = new Visitor(stage.url);
    await stranger.open('/accounts/login/');
    const foreign = /name="csrf" value="([^"]*)"/.exec(stranger.page.html)?.[1] ?? '';
    const form = {'content-type': 'application/x-www-form-urlencoded'};
    for (const csrf of ['', foreign]) {
      expect((await visitor.raw('POST', '/accounts/logout/', form, `csrf=${csrf}`)).status).toBe(403);
    }
    expect((await visitor.open('/')).path).toBe('/');
  });

  test('another host, another origin and another kind of body are refused', async () => {
    await signedIn();
    const token = /name="csrf" value="([^"]*)"/.exec(visitor.page.html)?.[1] ?? '';
    const form = {'content-type': 'application/x-www-form-urlencoded'};
    expect((await visitor.raw('GET', '/', {host: 'evil.example'})).status).toBe(421);
    const evil = {...form, origin: 'http://evil.example'};
    expect((await visitor.raw('POST', '/accounts/logout/', evil, `csrf=${token}`)).status).toBe(403);
    expect(
      (await visitor.raw('POST', '/accounts/logout/', {'content-type': 'text/plain'}, `csrf=${token}`)).status,
    ).toBe(415);
    expect((await visitor.raw('POST', '/accounts/logout/', form, 'x'.repeat(20_000))).status).toBe(413);
    expect((await visitor.raw('PUT', '/', form)).status).toBe(405);
  });

  test('pages allow no foreign script, frame or form, and cookies are out of scripts’ reach', async () => {
    const page = await visitor.raw('GET', '/accounts/login/');
    const policy = String(page.headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(page.html).not.toMatch(/ on\w+=|style="|<script>/);
    await visitor.open('/accounts/login/');
    const entered = await visitor.raw(
      'POST',
      '/accounts/login/',
      {'content-type': 'application/x-www-form-urlencoded'},
      new URLSearchParams({
        csrf: /name="csrf" value="([^"]*)"/.exec(visitor.page.html)?.[1] ?? '',
        ...{username, password},
      }).toString(),
    );
    expect(entered.status).toBe(303);
    for (const line of entered.headers['set-cookie'] ?? []) expect(line).toMatch(/; HttpOnly; SameSite=Lax;/);
  });

  test('what a person typed is shown as text', async () => {
    await signedIn();
    await visitor.open('/accounts/edit/');
    await visitor.press('Submit', {name: '<script>alert(1)</script>', email: 'alias@codes.northwind.example'});
    await visitor.open('/accounts/edit/');
    expect(visitor.page.html).not.toContain('<script>alert');
    expect(visitor.page.text).toContain('<script>alert(1)</script>');
  });

  test('the file holds no password, code, or token', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'photogram-'));
    const kept = await Stage.open(join(folder, 'photogram.sqlite'));
    try {
      const person = new Visitor(kept.url);
      await person.logIn(username, password);
      await person.open(`${twoFactor}phone_number/`);
      await person.press('Next', {phone: number});
      const held = [...person.cookies.values()];
      expect(held.length).toBe(2);
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      for (const secret of [password, kept.textedCode(), ...held])
        expect(files.some((file) => file.includes(secret))).toBe(false);
    } finally {
      await kept.close();
      rmSync(folder, {recursive: true});
    }
  });
});

describe('text messages in the browser', () => {
  test('are turned on by the question, the number and the code', async () => {
    await signedIn();
    await visitor.follow('Settings');
    expect(visitor.page.text).toContain('Edit Profile');
    await visitor.follow('Privacy and Security');
    await visitor.follow('Edit Two-Factor Authentication Setting');
    expect(visitor.page.html).not.toContain('checked>');
    await visitor.touch('Use Text Message');
    expect(visitor.page.text).toContain('Turn This On?');
    await visitor.press('Turn On');
    expect(visitor.page.text).toContain('Phone Number');
    for (const malformed of ['1 555 555 0100', '555 555 0100', '+999 555 0100', '+1 555', '+15555550100x']) {
      await visitor.press('Next', {phone: malformed});
      expect(visitor.page.status).toBe(422);
    }
    expect(stage.texts).toEqual([]);
    await visitor.press('Next', {phone: number});
    expect(stage.texts).toMatchObject([{recipient: '+15555550100', originator: 'Photogram'}]);
    expect(stage.texts[0]?.body).toMatch(
      /^\d{3} \d{3} is your Photogram code\. Don't share it\.\n\n@photogram\.localhost #\d{6}$/,
    );
    expect(visitor.page.text).toContain('Confirmation Code');
    expect(visitor.page.text).toContain('****0100');
    await visitor.press('Done', {code: wrong(stage.textedCode())});
    expect([visitor.page.status, visitor.page.text]).toEqual([422, expect.stringContaining('Please check the code')]);
    await visitor.press('Done', {code: stage.textedCode()});
    expect(visitor.page.text).toContain('Settings saved.');
    await visitor.open(twoFactor);
    expect(visitor.page.text).not.toContain('Settings saved.');
    expect(visitor.page.html).toContain('checked>');
    expect(visitor.page.text).toContain('to ****0100.');
  });

  test('a code is good once, for ten minutes, and for the newest message only', async () => {
    await signedIn();
    await visitor.open(`${twoFactor}phone_number/`);
    await visitor.press('Next', {phone: number});
    const first = stage.textedCode();
    await visitor.press('Resend code');
    expect(visitor.page.text).toContain('We sent a new code.');
    const second = stage.textedCode();
    if (first !== second) {
      await visitor.press('Done', {code: first});
      expect(visitor.page.status).toBe(422);
    }
    stage.pass(10 * 60);
    await visitor.press('Done', {code: second});
    expect([visitor.page.status, visitor.page.text]).toEqual([422, expect.stringContaining('has expired')]);
    await visitor.press('Resend code');
    const third = stage.textedCode();
    const earlier = {...visitor.page};
    await visitor.press('Done', {code: third});
    expect(visitor.page.text).toContain('Settings saved.');
    visitor.page = earlier;
    await visitor.press('Done', {code: third});
    expect([visitor.page.status, visitor.page.text]).toEqual([422, expect.stringContaining('was used before')]);
  });

  test('five wrong codes use one up, right or not', async () => {
    await signedIn();
    await visitor.open(`${twoFactor}phone_number/`);
    await visitor.press('Next', {phone: number});
    for (let tries = 1; tries <= 5; tries++) {
      await visitor.press('Done', {code: wrong(stage.textedCode())});
      expect(visitor.page.status).toBe(tries < 5 ? 422 : 429);
    }
    await visitor.press('Done', {code: stage.textedCode()});
    expect([visitor.page.status, visitor.page.text]).toEqual([429, expect.stringContaining('Too many tries')]);
    await visitor.press('Resend code');
    await visitor.press('Done', {code: stage.textedCode()});
    expect(visitor.page.text).toContain('Settings saved.');
  });

  test('are turned off by the question and on again with the number that is known', async () => {
    await signedIn();
    await turnOnText();
    await visitor.touch('Use Text Message');
    expect(visitor.page.text).toContain('Turn This Off?');
    await visitor.press('Turn Off');
    expect(visitor.page.text).toContain('Settings saved.');
    await logOutAndIn();
    expect(visitor.page.path).toBe('/');
    await visitor.open(`${twoFactor}phone_number/`);
    expect(visitor.page.html).toContain('value="+15555550100"');
    await visitor.press('Next');
    await visitor.press('Done', {code: stage.textedCode()});
    expect(visitor.page.text).toContain('to ****0100.');
  });

  test('many codes in a short time are refused', async () => {
    await signedIn();
    await visitor.open(`${twoFactor}phone_number/`);
    await visitor.press('Next', {phone: number});
    for (let sent = 1; sent < 15; sent++) await visitor.press('Resend code');
    expect(stage.texts.length).toBe(15);
    await visitor.press('Resend code');
    expect(visitor.page.text).toContain('You have asked for many codes.');
    expect(stage.texts.length).toBe(15);
    stage.pass(10 * 60 + 1);
    await visitor.press('Resend code');
    expect(stage.texts.length).toBe(16);
  });
});

describe('an authentication app', () => {
  test('is set up by its key, and opens the account from then on', async () => {
    await signedIn();
    await visitor.open('/accounts/edit/');
    await visitor.open('/accounts/settings/');
    await visitor.follow('Security');
    await visitor.follow('Two-factor authentication');
    expect(visitor.page.text).toContain('Add extra security to your account');
    await visitor.follow('Get started');
    expect(visitor.page.text).toContain('Choose your security method');
    await visitor.touch('Authentication app');
    await visitor.press('Set Up Another Way');
    const key = shownKey();
    expect(visitor.page.html).toContain('aria-label="QR code of the key"');
    await visitor.follow('Next');
    await visitor.press('Next', {code: wrong(codeOf(key))});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Next', {code: codeOf(key)});
    await visitor.follow('Done');
    expect(visitor.page.text).toContain('Account Recovery');
    expect((await shownRecoveryCodes()).length).toBe(5);
    stage.pass(30);
    await logOutAndIn();
    expect(visitor.page.path).toBe('/accounts/login/two_factor/?by=app');
    await visitor.press('Confirm', {code: wrong(codeOf(key))});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Confirm', {code: codeOf(key)});
    expect(visitor.page.path).toBe('/');
  });

  test('a code is accepted once only, and none that is older', async () => {
    await signedIn();
    const key = await turnOnApp();
    await logOutAndIn();
    await visitor.press('Confirm', {code: codeOf(key)});
    expect(visitor.page.status).toBe(422);
    stage.pass(30);
    const [now, older] = [
      codeOf(key),
      new TOTP({secret: Secret.fromBase32(key.replaceAll(' ', ''))}).generate({timestamp: stage.now() - 30_000}),
    ];
    await visitor.press('Confirm', {code: now});
    expect(visitor.page.path).toBe('/');
    await logOutAndIn();
    for (const code of [now, older]) {
      await visitor.press('Confirm', {code});
      expect(visitor.page.status).toBe(422);
    }
  });

  test('a code two steps away is refused', async () => {
    await signedIn();
    const key = await turnOnApp();
    await logOutAndIn();
    const late = codeOf(key);
    stage.pass(90);
    await visitor.press('Confirm', {code: late});
    expect(visitor.page.status).toBe(422);
  });

  test('a second one gets a name; each opens the account; one is taken away', async () => {
    await signedIn();
    const first = await turnOnApp();
    await visitor.open(twoFactor);
    expect(visitor.page.text).toContain('Two-factor authentication is on');
    await visitor.follow('Authentication app');
    expect(visitor.page.text).toContain('Connected devices');
    await visitor.follow('Add');
    await visitor.press('Next', {name: ' '});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Next', {name: 'Latchkey'});
    expect(visitor.page.text).toContain('Instructions for setup');
    const second = shownKey();
    expect(second).not.toBe(first);
    await visitor.follow('Next');
    await visitor.press('Next', {code: codeOf(second)});
    await visitor.open(`${twoFactor}app/`);
    expect(visitor.page.text).toContain('Latchkey');
    for (const key of [first, second]) {
      stage.pass(30);
      await logOutAndIn();
      await visitor.press('Confirm', {code: codeOf(key)});
      expect(visitor.page.path).toBe('/');
    }
    await visitor.open(`${twoFactor}app/`);
    await visitor.press('Remove'); // the first of the list
    stage.pass(30);
    await logOutAndIn();
    await visitor.press('Confirm', {code: codeOf(first)});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Confirm', {code: codeOf(second)});
    expect(visitor.page.path).toBe('/');
  });
});

describe('text messages on the phone', () => {
  const register = async (country: string, phone: string): Promise<void> => {
    await visitor.press('Next', {phone, country});
  };

  test('a number is registered by country and number', async () => {
    await signedIn();
    await visitor.open(`${twoFactor}methods/`);
    await visitor.touch('Text message');
    expect(visitor.page.text).toContain('Add Phone Number');
    expect(visitor.page.text).toContain('United States (+1)');
    for (const [country, phone] of [
      ['US', '+1 555 555 0101'],
      ['US', '555 0101'],
      ['XX', '5555550101'],
      ['NO', '5555550101'],
    ] as const) {
      await register(country, phone);
      expect(visitor.page.status).toBe(422);
    }
    await register('US', '(555) 555-0101');
    expect(stage.texts.at(-1)?.recipient).toBe('+15555550101');
    await visitor.press('Next', {code: stage.textedCode()});
    expect(visitor.page.text).toContain('Two-factor authentication is on');
    await visitor.follow('Done');
    expect(visitor.page.text).toContain('Account Recovery');
    await visitor.open(`${twoFactor}methods/`);
    expect(visitor.page.html).toMatch(/id="text"[^>]* checked>/);
  });

  test('one that is known gets a code at once and can be changed there', async () => {
    await signedIn();
    await turnOnText();
    await visitor.open(`${twoFactor}text/`);
    await visitor.press('Turn Off');
    await visitor.touch('Text message');
    expect(visitor.page.text).toContain('ending in 0100');
    expect(stage.texts.at(-1)?.recipient).toBe('+15555550100');
    const first = stage.textedCode();
    await visitor.follow('Change Phone Number');
    await register('US', '5555550102');
    if (first !== stage.textedCode()) {
      await visitor.press('Next', {code: first}); // of the other number
      expect(visitor.page.status).toBe(422);
    }
    await visitor.press('Next', {code: stage.textedCode()});
    await visitor.open(`${twoFactor}text/`);
    expect(visitor.page.text).toContain('****0102');
  });

  test('a verified one is changed in its controls, and the old one stays until the new one answered', async () => {
    await signedIn();
    await turnOnText();
    await visitor.open(twoFactor);
    await visitor.follow('Text message');
    expect(visitor.page.text).toContain('Text message controls');
    await visitor.follow('Change phone number');
    expect(visitor.page.text).toContain('Update Phone Number');
    await register('US', '5555550103');
    const confirming = {...visitor.page};
    const code = stage.textedCode();
    await visitor.open(`${twoFactor}text/`);
    expect(visitor.page.text).toContain('****0100');
    visitor.page = confirming;
    await visitor.press('Next', {code});
    expect(visitor.page.text).toContain('Phone number updated');
    await logOutAndIn();
    expect(stage.texts.at(-1)?.recipient).toBe('+15555550103');
  });
});

describe('the second step of a login', () => {
  test('takes a texted code once; looking at the page sends none', async () => {
    await signedIn();
    await turnOnText();
    await logOutAndIn();
    const sent = stage.texts.length;
    await visitor.open('/accounts/login/two_factor/?by=text');
    expect(stage.texts.length).toBe(sent);
    const code = stage.textedCode();
    await visitor.press('Confirm', {code});
    expect(visitor.page.path).toBe('/');
    await logOutAndIn();
    if (code !== stage.textedCode()) {
      await visitor.press('Confirm', {code});
      expect(visitor.page.status).toBe(422);
    }
  });

  test('with an app on, a text message is sent when it is asked for', async () => {
    await signedIn();
    await turnOnText();
    await turnOnApp();
    await logOutAndIn();
    const sent = stage.texts.length;
    expect(visitor.page.text).toContain('Open your authentication app');
    await visitor.press('Send a text message');
    expect(stage.texts.length).toBe(sent + 1);
    await visitor.press('Confirm', {code: stage.textedCode()});
    expect(visitor.page.path).toBe('/');
  });

  test('a recovery code opens it once; new ones end the old', async () => {
    await signedIn();
    await turnOnText();
    const [first = '', second = ''] = await shownRecoveryCodes();
    await logOutAndIn();
    await visitor.follow('Use a recovery code');
    await visitor.press('Confirm', {code: first.replace(' ', '-')});
    expect(visitor.page.path).toBe('/');
    expect((await shownRecoveryCodes()).length).toBe(4);
    await logOutAndIn();
    await visitor.follow('Use a recovery code');
    await visitor.press('Confirm', {code: first});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Confirm', {code: second});
    expect(visitor.page.path).toBe('/');
    const before = await shownRecoveryCodes();
    await visitor.press('Get New Codes');
    const after = await shownRecoveryCodes();
    expect(after.length).toBe(5);
    expect(after.some((code) => before.includes(code))).toBe(false);
  });

  test('five wrong codes end the login; ten in a quarter of an hour stop all of them', async () => {
    await signedIn();
    const key = await turnOnApp();
    stage.pass(30);
    for (let login = 0; login < 2; login++) {
      if (login === 0) await logOutAndIn();
      else await visitor.logIn(username, password);
      for (let tries = 1; tries <= 5; tries++) {
        await visitor.press('Confirm', {code: wrong(codeOf(key))});
        expect(visitor.page.status).toBe(tries < 5 ? 422 : 429);
      }
      expect(visitor.page.text).toContain('Too many tries. Please log in again.');
      expect(visitor.page.text).toContain('Password');
    }
    await visitor.logIn(username, password);
    await visitor.press('Confirm', {code: codeOf(key)});
    expect([visitor.page.status, visitor.page.text]).toEqual([429, expect.stringContaining('wait a few minutes')]);
    stage.pass(15 * 60 + 1);
    await visitor.logIn(username, password);
    await visitor.press('Confirm', {code: codeOf(key)});
    expect(visitor.page.path).toBe('/');
  });

  test('waits ten minutes for its code', async () => {
    await signedIn();
    const key = await turnOnApp();
    await logOutAndIn();
    stage.pass(10 * 60);
    await visitor.press('Confirm', {code: codeOf(key)});
    expect(visitor.page.text).toContain('That took too long.');
    expect((await visitor.open('/')).path).toBe('/accounts/login/');
  });
});

test('fields say what they are for, and a password is never shown again', async () => {
  const hints = (): (string | undefined)[] =>
    [...visitor.page.html.matchAll(/<input id="[^>]*autocomplete="([^"]*)"/g)].map(([, hint]) => hint);
  await visitor.open('/accounts/login/');
  expect(hints()).toEqual(['username', 'current-password']);
  await visitor.press('Log in', {username, password: 'not the password'});
  expect(visitor.page.html).not.toContain('not the password');
  await signedIn();
  await turnOnText();
  await visitor.open('/accounts/password/');
  expect(hints()).toEqual(['current-password', 'new-password', 'new-password']);
  await logOutAndIn();
  expect(hints()).toEqual(['one-time-code']);
  await visitor.follow('Use a recovery code');
  expect(hints()).toEqual(['off']);
});

describe('mail', () => {
  test('a new address counts once its code came back', async () => {
    await signedIn();
    await visitor.open('/accounts/edit/');
    await visitor.press('Submit', {email: 'not an address'});
    expect(visitor.page.status).toBe(422);
    await visitor.press('Submit', {email: 'someone@nowhere.example'});
    expect([visitor.page.status, visitor.page.text]).toEqual([422, expect.stringContaining("couldn't send")]);
    await visitor.press('Submit', {email: 'alias@codes.northwind.example'});
    expect(stage.mails.map(({to}) => to)).toEqual(['alias@codes.northwind.example']);
    expect(visitor.page.text).toContain('a*****s@codes.northwind.example');
    await visitor.press('Confirm', {code: wrong(stage.mailedCode())});
    expect(visitor.page.status).toBe(422);
    expect((await new Visitor(stage.url).logIn(username, password)).path).toBe('/');
    await visitor.press('Confirm', {code: stage.mailedCode()});
    expect(visitor.page.text).toContain('Email confirmed.');
    expect(visitor.page.html).toContain('value="alias@codes.northwind.example"');
  });

  test('a login from a browser that is not known has to show the code that was mailed', async () => {
    await signedIn();
    await confirmMail();
    await logOutAndIn();
    expect(visitor.page.path).toBe('/'); // this one is known
    const elsewhere = new Visitor(stage.url);
    const sent = stage.mails.length;
    await elsewhere.logIn(username, password);
    expect(elsewhere.page.text).toContain('We detected a suspicious login');
    expect(stage.mails.length).toBe(sent + 1);
    expect(stage.mails.at(-1)?.source).toContain('Suspicious login');
    expect((await elsewhere.open('/')).path).toBe('/accounts/login/');
    await elsewhere.open('/challenge/');
    await elsewhere.press('Confirm', {code: wrong(stage.mailedCode())});
    expect(elsewhere.page.status).toBe(422);
    await elsewhere.press('Confirm', {code: stage.mailedCode()});
    expect(elsewhere.page.path).toBe('/');
    await elsewhere.press('Log Out');
    await elsewhere.logIn(username, password);
    expect(elsewhere.page.path).toBe('/'); // known by now
  });

  test('so has one from a known browser after three wrong passwords', async () => {
    await signedIn();
    await confirmMail();
    await visitor.open('/');
    await visitor.press('Log Out');
    for (let tries = 0; tries < 3; tries++) await visitor.logIn(username, `guess ${tries}`);
    await visitor.logIn(username, password);
    expect(visitor.page.path).toBe('/challenge/');
    await visitor.press('Resend code');
    await visitor.press('Confirm', {code: stage.mailedCode()});
    expect(visitor.page.path).toBe('/');
  });
});
