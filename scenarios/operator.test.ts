// What an operator does with latchkeyd and relies on, with the released programs: certificates, settings, metrics, backups,
// the demo's page, and that the server has nothing to open a seal with.
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {request} from 'node:https';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {connect as connectTls, getCACertificates, setDefaultCACertificates} from 'node:tls';
import {createClient, type Session} from '@latchkey/client';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Carrier} from '../demo/carrier/carrier.ts';
import {freePort} from '../demo/latchkeyd.ts';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {checkedFetch, top} from './harness/contract.ts';
import {Conversation, makeCertificate, runVerb, serveWith, type Operated} from './harness/operated.ts';
import {foundTeam, mailDomain, password, programs, until} from './harness/team.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-operator-'));
});

afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

async function status(url: string, headers: Record<string, string> = {}): Promise<number> {
  return (await fetch(url, {headers})).status;
}

describe('a server with a certificate', () => {
  let server: Operated;
  let pem: string;
  let mira: Session;
  let address: string;
  let carrier: Carrier;
  let number: string;

  beforeAll(async () => {
    const made = makeCertificate(folder, 'server');
    pem = made.pem;
    setDefaultCACertificates([...getCACertificates('default'), pem]);
    const port = await freePort();
    const tls = {certificate: made.certificate, key: made.key};
    server = await serveWith(join(folder, 'tls-data'), {
      LATCHKEY_HTTP_LISTEN: `127.0.0.1:${port}`,
      LATCHKEY_HTTP_PUBLIC_URL: `https://localhost:${port}`,
      LATCHKEY_HTTP_CERTIFICATE: tls.certificate,
      LATCHKEY_HTTP_KEY: tls.key,
      LATCHKEY_SMTP_CERTIFICATE: tls.certificate,
      LATCHKEY_SMTP_KEY: tls.key,
    });
    server.ports.http = port;
    const client = await createClient(nodePlatform(`https://localhost:${port}`, 'Scenario', {fetch: checkedFetch}));
    const founded = await client.found({
      link: server.foundingLink(),
      workspaceName: 'Team',
      name: 'Mira',
      email: 'mira@team.example',
      password,
    });
    if (founded.kind !== 'founded') throw new Error(founded.kind);
    mira = founded.session;
    await mira.elevate(password);
    const source = valueOf(await mira.admin.addSource({name: 'Carrier', kind: 'signed'}), 'a source');
    valueOf(await mira.admin.addNumber({number: '+15555550100', kind: 'demo', source: source.id}), 'a number');
    valueOf(await mira.admin.addMailDomain(mailDomain), 'a mail domain');
    const account = valueOf(
      await mira.accounts.create({label: 'Orchard', service: 'Orchard', username: '', urls: [], notes: ''}),
      'an account',
    );
    number = valueOf(await mira.numbers.reserve(account), 'a number').number;
    address = valueOf(await mira.addresses.reserve(account), 'an address').address;
    carrier = new Carrier({
      hookUrl: source.hookUrl,
      hookSecret: source.secret ?? '',
      smtp: {host: '127.0.0.1', port: server.ports.smtp},
    });
  });

  afterAll(async () => {
    await mira.lock();
    await server.stop();
  });

  test('serves the product over HTTPS: a code sent to a signed hook is seen live', async () => {
    expect(await carrier.sendSms(number, 'Orchard', 'Your Orchard code is 204816')).toMatchObject({kind: 'delivered'});
    await until('the code is in the inbox', () =>
      mira.inbox.rows.value.rows.some((row) => row.card?.code === '204816'),
    );
    expect(mira.connection.value.kind).toBe('live');
  });

  test('tells browsers to come by HTTPS only, and answers nothing in the clear on that port', async () => {
    const header = await new Promise<string | undefined>((resolve, reject) => {
      request(`https://localhost:${server.ports.http}/healthz`, (answer) => {
        answer.resume();
        resolve(answer.headers['strict-transport-security']);
      })
        .on('error', reject)
        .end();
    });
    expect(header).toMatch(/^max-age=\d{7,}/);
    await expect(fetch(`http://localhost:${server.ports.http}/healthz`)).rejects.toThrow();
  });

  test('speaks no TLS before 1.2', async () => {
    const agreed = async (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') => {
      const socket = connectTls({
        port: server.ports.http,
        host: '127.0.0.1',
        servername: 'localhost',
        minVersion: version,
        maxVersion: version,
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      try {
        await once(socket, 'secureConnect');
        return socket.getProtocol();
      } catch {
        return 'refused';
      } finally {
        socket.destroy();
      }
    };
    expect([await agreed('TLSv1.1'), await agreed('TLSv1.2'), await agreed('TLSv1.3')]).toEqual([
      'refused',
      'TLSv1.2',
      'TLSv1.3',
    ]);
  });

  test('takes mail over STARTTLS', async () => {
    const talk = await Conversation.open(server.ports.smtp);
    await talk.reply();
    await talk.ask('EHLO orchard.example');
    expect(await talk.ask('STARTTLS')).toMatch(/^220 /);
    const secure = await talk.startTls(pem);
    expect(secure.authorized).toBe(true);
    await talk.ask('EHLO orchard.example');
    expect(await talk.ask('MAIL FROM:<a@orchard.example>')).toMatch(/^250 /);
    expect(await talk.ask('RCPT TO:<nobody@elsewhere.example>')).toMatch(/^550 /);
    expect(await talk.ask(`RCPT TO:<${address}>`)).toMatch(/^250 /);
    expect(await talk.ask('DATA')).toMatch(/^354 /);
    expect(
      await talk.ask('From: Orchard <a@orchard.example>\r\nSubject: Your code\r\n\r\nYour Orchard code is 663120\r\n.'),
    ).toMatch(/^250 /);
    await talk.ask('QUIT');
    await until('the mail is in the inbox', () =>
      mira.inbox.rows.value.rows.some((row) => row.card?.code === '663120'),
    );
  });

  for (const [protocol, hello] of [
    ['smtp', 'EHLO'],
    ['lmtp', 'LHLO'],
  ] as const) {
    // Whoever sits on the wire can add to what the client sends in the clear; none of it may count as said inside TLS.
    test(`forgets over ${protocol} what came with STARTTLS in the clear`, {timeout: 30_000}, async () => {
      const talk = await Conversation.open(server.ports[protocol]);
      expect(await talk.reply()).toMatch(/^220 /);
      const offered = await talk.ask(`${hello} mallory.example`);
      expect(offered).toContain('STARTTLS');
      const injected = `${hello} mallory.example\r\nMAIL FROM:<mallory@evil.example>\r\nRCPT TO:<${address}>\r\nDATA\r\nSubject: x\r\n\r\nYour code is 666666\r\n.\r\n`;
      // A transaction begun in the clear, and then STARTTLS with more behind it in the same segment.
      expect(await talk.ask('MAIL FROM:<mallory@evil.example>')).toMatch(/^250 /);
      talk.send(`STARTTLS\r\n${injected}`);
      expect(await talk.reply()).toMatch(/^220 /);
      expect(talk.unread).toBe('');
      await talk.startTls(pem);
      // Inside TLS nothing has been said yet: no greeting, no sender, no recipient.
      expect(await talk.ask(`RCPT TO:<${address}>`)).toMatch(/^503 /);
      const again = await talk.ask(`${hello} honest.example`);
      expect(again).toMatch(/^250-/);
      expect(again).not.toContain('STARTTLS');
      expect(await talk.ask('DATA')).toMatch(/^503 /);
      expect(await talk.ask('STARTTLS')).toMatch(/^50[23] /);
      expect(await talk.ask('QUIT')).toMatch(/^221 /);
      expect(talk.unread).toBe('');
      talk.close();
      valueOf(await mira.sync(), 'syncing');
      expect(mira.inbox.rows.value.rows.map((row) => row.card?.code)).not.toContain('666666');
    });
  }

  test('takes what is sent in the clear after STARTTLS for a broken handshake, not for commands', async () => {
    const talk = await Conversation.open(server.ports.smtp);
    await talk.reply();
    await talk.ask('EHLO mallory.example');
    expect(await talk.ask('STARTTLS')).toMatch(/^220 /);
    talk.send(`MAIL FROM:<mallory@evil.example>\r\nRCPT TO:<${address}>\r\n`);
    expect(await talk.reply()).toBeNull();
    expect(talk.unread).not.toMatch(/250|550/);
    talk.close();
  });
});

describe('metrics', () => {
  test('stand on a listener of their own that has nothing else, and name nobody', async () => {
    const team = await foundTeam();
    const mira = team.mira.session;
    const account = valueOf(
      await mira.accounts.create({label: 'Orchard', service: 'Orchard', username: 'plover', urls: [], notes: ''}),
      'an account',
    );
    const number = valueOf(await mira.numbers.reserve(account), 'a number').number;
    const address = valueOf(await mira.addresses.reserve(account), 'an address').address;
    await team.carrier.sendSms(number, 'Orchard', 'Your Orchard code is 204816');
    await team.carrier.sendMail({
      to: address,
      from: 'Orchard <a@orchard.example>',
      subject: 'Your code',
      text: 'Your code is 663120',
    });
    await until('both are in the inbox', () => mira.inbox.rows.value.rows.length === 2);

    const metrics = `http://127.0.0.1:${team.server.ports.metrics}`;
    const page = await (await fetch(`${metrics}/metrics`)).text();
    expect(page).toMatch(/^latchkey_sms_total\{fate="kept"\} 1$/m);
    expect(page).toMatch(/^latchkey_mail_total\{fate="kept"\} 1$/m);
    // Numbers, and labels with a fixed list of values: nothing that differs from workspace to workspace.
    const shape =
      /^(?:#.*|latchkey_[a-z_]+(?:\{(?:status="[1-5]xx"|fate="[a-z-]+"|le="[0-9.e+Inf-]+")\})? [0-9.e+-]+)$/;
    expect(page.split('\n').filter((line) => line !== '' && !shape.test(line))).toEqual([]);
    const workspace = team.mira.kit.workspace;
    for (const secret of [
      workspace,
      mira.memberId,
      account,
      number,
      number.slice(1),
      address,
      address.split('@')[0] ?? '',
      mailDomain,
      'mira',
      '204816',
      '663120',
      'Orchard',
      'plover',
    ])
      expect(page.toLowerCase()).not.toContain(secret.toLowerCase());

    for (const path of ['/', '/healthz', '/api/v1/server', '/hooks/sms/signed', '/demo'])
      expect(await status(metrics + path), path).toBe(404);
    expect(await status(`${team.server.url}/metrics`)).toBe(404);
    await team.stop();
  });

  test('need not be listened for', async () => {
    const server = await serveWith(join(folder, 'no-metrics'), {LATCHKEY_METRICS_LISTEN: ''});
    await expect(fetch(`http://127.0.0.1:${server.ports.metrics}/metrics`)).rejects.toThrow();
    await server.stop();
  });
});

describe('check-config', () => {
  const file = () => join(folder, 'latchkey.toml');
  const check = (toml: string, environment: Record<string, string> = {}) => {
    writeFileSync(file(), toml);
    return runVerb(['check-config', '--config', file()], environment);
  };

  test('says of good settings that they are good', () => {
    const {certificate, key} = makeCertificate(folder, 'good');
    mkdirSync(join(folder, 'web'), {recursive: true});
    writeFileSync(join(folder, 'web/index.html'), '<!doctype html>');
    const good = [
      '',
      `[http]\nlisten = "0.0.0.0:8700"\npublic_url = "https://keys.example"\ncertificate = "${certificate}"\nkey = "${key}"\nweb = "${folder}/web"\n`,
      `[smtp]\nlisten = "[::1]:2525"\nhostname = "mx.example"\ncertificate = "${certificate}"\nkey = "${key}"\n[lmtp]\nlisten = ""\n[log]\nlevel = "warning"\n`,
    ];
    for (const toml of good)
      expect(check(toml), toml).toEqual({code: 0, out: 'The settings are good.\n', complaint: ''});
    expect(runVerb(['check-config'])).toMatchObject({code: 0});
  });

  test('refuses bad settings in one sentence that names the place, and serve refuses them alike', () => {
    const one = makeCertificate(folder, 'one');
    const other = makeCertificate(folder, 'other');
    writeFileSync(join(folder, 'not.pem'), 'no certificate');
    writeFileSync(join(folder, 'plain-file'), '');
    const pair = (certificate: string, key: string) => `certificate = "${certificate}"\nkey = "${key}"\n`;
    const bad: [string, RegExp, Record<string, string>?][] = [
      ['[http\n', /latchkey\.toml is not TOML at line 1\.$/],
      ['listen = "127.0.0.1:1"\n', /listen is not a section/],
      ['[htpp]\nlisten = "127.0.0.1:1"\n', /there is no setting htpp\.listen/],
      ['[http]\npublik_url = "x"\n', /there is no setting http\.publik_url/],
      ['[http]\nlisten = 8700\n', /http\.listen wants an address and port/],
      ['[http]\nlisten = "localhost"\n', /http\.listen wants an address and port/],
      ['[http]\nlisten = "127.0.0.1:65536"\n', /http\.listen wants an address and port/],
      ['[http]\nhosts = "keys.example"\n', /http\.hosts wants a list of texts/],
      ['[http]\nproxies = ["10.0.0.0/33"]\n', /http\.proxies wants a list of addresses/],
      ['[demo]\nenabled = "yes"\n', /demo\.enabled wants true or false/],
      ['[limits]\nconnections = -1\n', /limits\.connections wants a whole number/],
      ['[log]\nlevel = "loud"\n', /log\.level wants "debug"/],
      ['', /LATCHKEY_LOG_LEVEL wants "debug"/, {LATCHKEY_LOG_LEVEL: 'loud'}],
      ['', /there is no setting LATCHKEY_HTTP_LISTENS/, {LATCHKEY_HTTP_LISTENS: 'x'}],
      [
        '[http]\npublic_url = "https://keys.example/latchkey"\n',
        /http\.public_url wants scheme, host and perhaps port/,
      ],
      ['[http]\npublic_url = "keys.example"\n', /http\.public_url wants scheme, host and perhaps port/],
      [
        '[http]\nlisten = "0.0.0.0:8700"\npublic_url = "https://keys.example"\n',
        /http\.listen is 0\.0\.0\.0:8700, which is not loopback/,
      ],
      ['[http]\nlisten = "0.0.0.0:8700"\nproxies = ["10.0.0.1"]\n', /http\.public_url must say how clients reach/],
      [`[http]\ncertificate = "${one.certificate}"\n`, /http\.certificate and http\.key to be set together/],
      [`[smtp]\nkey = "${one.key}"\n`, /smtp\.certificate and smtp\.key to be set together/],
      [`[http]\n${pair('/nowhere/cert.pem', one.key)}`, /http\.certificate: .*\/nowhere\/cert\.pem/],
      [`[http]\n${pair(join(folder, 'not.pem'), one.key)}`, /http\.certificate: .*not\.pem/],
      [`[http]\n${pair(one.certificate, '/nowhere/cert.key')}`, /http\.certificate: .*\/nowhere\/cert\.key/],
      [`[http]\n${pair(one.certificate, other.key)}`, /http\.certificate: .*other\.key/],
      [`[smtp]\n${pair(one.certificate, other.key)}`, /smtp\.certificate: .*other\.key/],
      [
        `[http]\n${pair(one.certificate, one.key)}listen = "10.1.2.3:443"\npublic_url = "https://keys.example"\n[demo]\nenabled = true\n`,
        /demo\.enabled is for a server on loopback/,
      ],
      ['[http]\nweb = "/nowhere/web"\n', /http\.web: the folder \/nowhere\/web cannot be read/],
      ['[mail]\nhelper = "/nowhere/latchkey-mime"\n', /mail\.helper: \/nowhere\/latchkey-mime/],
      [`[storage]\nfolder = "${join(folder, 'plain-file')}"\n`, /storage\.folder: .*plain-file/],
      [`[storage]\nfolder = "${join(folder, 'plain-file/below')}"\n`, /storage\.folder: .*plain-file/],
    ];
    for (const [toml, sentence, environment] of bad) {
      for (const verb of ['check-config', 'serve']) {
        writeFileSync(file(), toml);
        const ending = runVerb([verb, '--config', file()], environment, folder);
        const said = ending.complaint.split('\n').filter((line) => line.startsWith('latchkeyd: '));
        expect(
          {code: ending.code, out: ending.out, sentences: said.length},
          `${verb}: ${toml} ${ending.complaint}`,
        ).toEqual({code: 1, out: '', sentences: 1});
        expect(said[0], `${verb}: ${toml}`).toMatch(sentence);
        if (verb === 'check-config') expect(ending.complaint.trimEnd()).toBe(said[0]);
      }
    }
    expect(runVerb(['check-config', '--config', '/nowhere/latchkey.toml'])).toEqual({
      code: 1,
      out: '',
      complaint: 'latchkeyd: /nowhere/latchkey.toml cannot be read.\n',
    });
  });

  test('leaves no trace of having looked', () => {
    const data = join(folder, 'never-made');
    expect(check(`[storage]\nfolder = "${data}"\n`)).toMatchObject({code: 0});
    expect(existsSync(data)).toBe(false);
  });
});

describe('a backup', () => {
  test(
    'is made while messages come in, and a server started on it has every one acknowledged before',
    {timeout: 120_000},
    async () => {
      const team = await foundTeam({
        environment: {LATCHKEY_LIMITS_HOOK_BURST: '0', LATCHKEY_LIMITS_ADDRESS_BURST: '0'},
      });
      const mira = team.mira.session;
      const account = valueOf(
        await mira.accounts.create({label: 'Orchard', service: 'Orchard', username: '', urls: [], notes: ''}),
        'an account',
      );
      const number = valueOf(await mira.numbers.reserve(account), 'a number').number;
      const acknowledged: string[] = [];
      let sent = 100_000;
      let over = false;
      const stopped = () => over;
      const senders = [0, 1, 2, 3].map(async () => {
        while (!stopped()) {
          const code = String(++sent % 1000 === 0 ? ++sent : sent);
          const delivery = await team.carrier.sendSms(number, 'Orchard', `Your Orchard code is ${code}`);
          if (delivery.kind !== 'delivered') throw new Error(delivery.reason);
          acknowledged.push(code);
        }
      });
      await until('messages come in', () => acknowledged.length > 40);
      const file = join(folder, 'backup.db');
      const before = acknowledged.length;
      const verb = spawn(join(programs, 'latchkeyd'), ['backup', file], {
        env: {PATH: process.env['PATH'], LATCHKEY_STORAGE_FOLDER: team.dataDirectory},
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said: string[] = [];
      for (const stream of [verb.stdout, verb.stderr]) stream.on('data', (text) => said.push(String(text)));
      expect(await once(verb, 'exit'), said.join('')).toEqual([0, null]);
      await until('messages still come in', () => acknowledged.length > before + 20);
      over = true;
      await Promise.all(senders);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(existsSync(`${file}.partial`)).toBe(false);
      // A second one does not go over the first.
      const again = runVerb(['backup', file], {LATCHKEY_STORAGE_FOLDER: team.dataDirectory});
      expect(again).toMatchObject({code: 1, out: ''});
      expect(again.complaint).toMatch(/^latchkeyd: .*backup\.db is there already\.?\n$/);

      await Promise.all([mira.lock(), team.jo.session.lock()]);
      await team.server.stop();
      const restored = join(folder, 'restored');
      mkdirSync(restored, {mode: 0o700});
      writeFileSync(join(restored, 'latchkey.db'), readFileSync(file), {mode: 0o600});
      const {http, smtp, lmtp, metrics} = team.server.ports;
      const server = await serveWith(restored, {
        LATCHKEY_HTTP_LISTEN: `127.0.0.1:${http}`,
        LATCHKEY_HTTP_PUBLIC_URL: team.server.url,
        LATCHKEY_SMTP_LISTEN: `127.0.0.1:${smtp}`,
        LATCHKEY_LMTP_LISTEN: `127.0.0.1:${lmtp}`,
        LATCHKEY_METRICS_LISTEN: `127.0.0.1:${metrics}`,
      });
      expect(server.lines.join('\n')).toContain('every session has been ended');
      const client = await createClient(nodePlatform(team.server.url, 'After the restore', {fetch: checkedFetch}));
      const signedIn = await client.signIn({
        address: team.mira.kit.signInLink,
        secretKey: team.mira.kit.secretKey,
        password,
      });
      if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
      const session = signedIn.session;
      while (!session.inbox.rows.value.complete) valueOf(await session.inbox.more(), 'reading on');
      const seen = session.inbox.rows.value.rows.map((row) => row.card?.code);
      expect(acknowledged.slice(0, before).filter((code) => !seen.includes(code))).toEqual([]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(session.inbox.rows.value.rows.every((row) => row.card !== null)).toBe(true);
      process.stdout.write(
        `${before} acknowledged before the backup began, ${acknowledged.length} in all, ${seen.length} in the backup\n`,
      );
      await session.lock();
      await server.stop();
      rmSync(team.dataDirectory, {recursive: true, force: true});
    },
  );

  test('of what is not there, or to where nothing can be, is refused in one sentence', () => {
    const missing = runVerb(['backup', join(folder, 'x.db')], {LATCHKEY_STORAGE_FOLDER: join(folder, 'no-data-here')});
    expect(missing).toMatchObject({code: 1, out: ''});
    expect(missing.complaint).toMatch(/^latchkeyd: .*no-data-here.*\n$/);
    expect(existsSync(join(folder, 'x.db'))).toBe(false);
  });
});

describe("the demo's page", () => {
  const web = join(top, 'build/web');

  test('is served in a demo and nowhere else', async () => {
    expect(existsSync(join(web, 'demo.html'))).toBe(true);
    const navigating = {'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html'};
    const answers = async (demo: string) => {
      const server = await serveWith(join(folder, `demo-${demo}`), {
        LATCHKEY_HTTP_WEB: web,
        LATCHKEY_DEMO_ENABLED: demo,
      });
      const origin = `http://localhost:${server.ports.http}`;
      const found = [
        await status(`${origin}/`),
        await status(`${origin}/demo`),
        await status(`${origin}/demo`, navigating),
        await status(`${origin}/demo.html`, navigating),
      ];
      await server.stop();
      return found;
    };
    expect(await answers('false')).toEqual([200, 404, 404, 404]);
    const [root, page] = await answers('true');
    expect([root, page]).toEqual([200, 200]);
  });
});

describe('the released server', () => {
  test('finds the built app by itself', async () => {
    const server = await serveWith(join(folder, 'found'));
    const answer = await fetch(`http://localhost:${server.ports.http}/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(readFileSync(join(top, 'build/web/index.html'), 'utf8'));
    await server.stop();
  });

  test('has no symbol that opens a seal, and the client has', () => {
    const held = (program: string) =>
      spawnSync(join(top, 'script/check-split'), ['nm', join(programs, program)], {encoding: 'utf8'});
    const server = held('latchkeyd');
    expect(server.status, server.stderr).toBe(0);
    expect(server.stdout).toMatch(/latchkeyd: seals only/);
    expect(held('latchkey').status).toBe(1);
  });

  test('cannot be linked with a source that opens one', {timeout: 300_000}, () => {
    const link = spawnSync('cmake', ['--build', join(top, 'build/release'), '--target', 'opens_on_a_server'], {
      encoding: 'utf8',
    });
    expect(link.status).not.toBe(0);
    expect(link.stdout + link.stderr).toMatch(/undefined (reference|symbol)[^\n]*latchkey::open::open_seal/);
  });

  test('keeps its data to itself', async () => {
    const data = join(folder, 'private');
    const server = await serveWith(data);
    await server.stop();
    expect(statSync(data).mode & 0o077).toBe(0);
    expect(statSync(join(data, 'latchkey.db')).mode & 0o077).toBe(0);
  });
});
