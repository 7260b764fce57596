// Mail as it really comes: from Postfix by LMTP, and from swaks by SMTP and LMTP. What was taken arrives once and opens; what
// is refused stays with its sender, who learns why.
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Latchkeyd} from '../demo/latchkeyd.ts';
import {valueOf} from '../demo/world.ts';
import {top} from './harness/contract.ts';
import {Postfix} from './harness/postfix.ts';
import {foundTeam, mailDomain, until, type Team} from './harness/team.ts';

let team: Team;
let server: Latchkeyd;
let postfix: Postfix;
let folder: string;
let addresses: string[];

const environment = {LATCHKEY_LIMITS_MEMBER_BURST: '0', LATCHKEY_LIMITS_ADDRESS_BURST: '0'};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-mail-'));
  team = await foundTeam({environment});
  server = team.server;
  const {accounts, addresses: managed} = team.mira.session;
  addresses = [];
  for (const label of ['Orchard', 'Lantern']) {
    const id = valueOf(await accounts.create({label, service: label, username: '', urls: [], notes: ''}), 'creating');
    addresses.push(valueOf(await managed.reserve(id), 'reserving').address);
  }
  postfix = await Postfix.start(mailDomain, server.ports.lmtp);
});

afterAll(async () => {
  await postfix.stop();
  await server.stop();
  await team.stop().catch(() => undefined);
  rmSync(folder, {recursive: true, force: true});
});

const address = (index = 0): string => addresses[index] ?? '';
const codes = (): string[] =>
  team.mira.session.inbox.rows.value.rows.flatMap((row) => (row.card?.code == null ? [] : [row.card.code]));
const mail = (code: string, more = ''): string =>
  `From: Orchard <login@orchard.example>\nTo: you\nSubject: Your sign-in code\nDate: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <${code}@orchard.example>\n${more}\nYour sign-in code is ${code}\n`;

describe('Postfix delivering by LMTP', () => {
  test('a code arrives, and Postfix lets go of it', async () => {
    expect(await postfix.send('login@orchard.example', [address()], mail('604118'))).toMatch(/^250 2\.0\.0 Ok: queued/);
    await until('the code is there', () => codes().includes('604118'), 60);
    await postfix.untilEmpty();
    expect(postfix.log.some((line) => line.includes('status=sent (250 2.0.0 OK, kept as'))).toBe(true);
  });

  test('an address nobody has is refused for good: it is sent back, the other recipient has it', async () => {
    const nobody = `nobody-here@${mailDomain}`;
    await postfix.send('login@orchard.example', [address(), nobody, address(1)], mail('604119'));
    await until('both have it', () => codes().filter((code) => code === '604119').length === 2, 60);
    await postfix.untilEmpty();
    const bounced = postfix.log.filter((line) => line.includes(`to=<${nobody}>`));
    expect(bounced.some((line) => line.includes('status=bounced') && line.includes('550 5.1.1'))).toBe(true);
  });

  test('while Latchkey is away mail waits at Postfix, and comes once afterwards', async () => {
    const {ports, process: child} = server;
    await server.stop();
    await postfix.send('login@orchard.example', [address()], mail('604120'));
    await until('Postfix has deferred it', () => postfix.log.some((line) => line.includes('status=deferred')), 60);
    server = await Latchkeyd.start({program: child.spawnfile, dataDirectory: team.dataDirectory, ports, environment});
    await postfix.flush();
    await postfix.untilEmpty();
    await until('the code is there', () => codes().includes('604120'), 60);
    expect(codes().filter((code) => code === '604120')).toHaveLength(1);
  });

  test('a burst of 150 arrives, each once', {timeout: 240_000}, async () => {
    const sent = Array.from({length: 150}, (_, index) => String(731_001 + index).replace(/000$/, '009'));
    for (let from = 0; from < sent.length; from += 15) {
      await Promise.all(
        sent.slice(from, from + 15).map((code) => postfix.send('login@orchard.example', [address()], mail(code))),
      );
    }
    await postfix.untilEmpty(180);
    const {session} = team.mira;
    await until('all are there', () => sent.every((code) => codes().includes(code)), 60).catch(async () => {
      valueOf(await session.sync(), 'syncing');
      while (!session.inbox.rows.value.complete) valueOf(await session.inbox.more(), 'reading on');
    });
    const seen = codes();
    expect(sent.filter((code) => seen.filter((other) => other === code).length !== 1)).toEqual([]);
  });

  test('dots, long lines, eight bits and a mail of a megabyte come as they were', async () => {
    const dots = '.\n..\n.leading\n';
    await postfix.send(
      'login@orchard.example',
      [address()],
      mail('604121', 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n') +
        dots +
        `${'grün '.repeat(150)}\n`,
    );
    const lines = Array.from({length: 16_000}, (_, index) => `line ${index} ${'x'.repeat(50)}`).join('\n');
    await postfix.send('login@orchard.example', [address()], `${mail('604122')}${lines}\n`);
    await until('both are there', () => codes().includes('604121') && codes().includes('604122'), 60);
    const {session} = team.mira;
    const row = session.inbox.rows.value.rows.find(({card}) => card?.code === '604121');
    if (row === undefined) throw new Error('the mail is missing');
    const whole = valueOf(await session.inbox.whole(row), 'opening');
    expect(JSON.stringify(whole)).toContain('.leading');
    expect(JSON.stringify(whole)).toContain('grün grün');
  });
});

// What docs/operating.md tells an operator to write into main.cf.
function documentedSettings(): Record<string, string> {
  const text = readFileSync(join(top, 'docs/operating.md'), 'utf8');
  const lines = Array.from(text.matchAll(/^ {4}(virtual_\w+|smtpd_\w+|unverified_\w+) = (.+)$/gm));
  return Object.fromEntries(lines.map(([, name, value]): [string, string] => [name ?? '', value ?? '']));
}

describe('Postfix as docs/operating.md has it', () => {
  let documented: Postfix;

  beforeAll(async () => {
    const settings = documentedSettings();
    expect(Object.keys(settings)).toContain('virtual_transport');
    documented = await Postfix.start(mailDomain, server.ports.lmtp, {
      ...settings,
      // The example's names and ports are ours here.
      virtual_mailbox_domains: mailDomain,
      virtual_transport: settings['virtual_transport']?.replace('2424', String(server.ports.lmtp)) ?? '',
    });
  });

  afterAll(async () => {
    await documented.stop();
  });

  test('takes mail for who is there, and refuses others while the sender is still connected', async () => {
    await documented.send('login@orchard.example', [address()], mail('604130'));
    await until('the code is there', () => codes().includes('604130'));
    const refused = documented.send('login@orchard.example', [`nobody-here@${mailDomain}`], mail('604131'));
    await expect(refused).rejects.toThrow(/RCPT TO:<nobody-here@[^>]*>: 550 5\.1\.1/);
    await documented.untilEmpty();
  });
});

interface Ran {
  code: number;
  out: string;
}

// swaks ends with 24 for a refused recipient, 26 for refused data, 0 when it was taken.
function swaks(words: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile('swaks', ['--hide-informational', ...words], {timeout: 60_000, cwd: folder}, (error, out) => {
      resolve({code: error === null ? 0 : Number(error.code), out});
    });
  });
}

describe('swaks', () => {
  const smtp = (): string[] => [
    '--server',
    '127.0.0.1',
    '--port',
    String(server.ports.smtp),
    '--helo',
    'mail.orchard.example',
  ];
  const lmtp = (): string[] => ['--protocol', 'LMTP', '--server', '127.0.0.1', '--port', String(server.ports.lmtp)];
  const envelope = (to: string): string[] => ['--from', 'login@orchard.example', '--to', to];
  const text = (code: string): string[] => [
    '--header',
    'Subject: Your sign-in code',
    '--body',
    `Your sign-in code is ${code}`,
  ];

  test('delivers by SMTP, ESMTP with pipelining, and LMTP', async () => {
    for (const [code, way] of [
      ['551201', [...smtp(), '--protocol', 'SMTP']],
      ['551202', [...smtp(), '--protocol', 'ESMTP', '--pipeline']],
      ['551203', lmtp()],
    ] as const) {
      const ran = await swaks([...way, ...envelope(address()), ...text(code)]);
      expect([ran.code, ran.out]).toEqual([0, ran.out]);
      await until(`${code} is there`, () => codes().includes(code), 60);
    }
  });

  test('delivers with an attachment, and from nobody', async () => {
    const attachment = join(folder, 'invoice.txt');
    writeFileSync(attachment, 'an invoice\n');
    const ran = await swaks([
      ...smtp(),
      '--from',
      '<>',
      '--to',
      address(),
      ...text('551204'),
      '--attach',
      `@${attachment}`,
    ]);
    expect(ran.code).toBe(0);
    await until('it is there', () => codes().includes('551204'), 60);
  });

  test('is refused for recipients that are none of ours', async () => {
    for (const to of [`nobody-here@${mailDomain}`, 'somebody@other.example']) {
      for (const way of [smtp(), lmtp()]) {
        const ran = await swaks([...way, ...envelope(to), ...text('551205')]);
        expect([to, ran.code]).toEqual([to, 24]);
        expect(ran.out).toMatch(/55[0-9] 5\.[17]\.1/);
      }
    }
    expect(codes()).not.toContain('551205');
  });

  test('is offered no log-in and no encryption where there is no certificate', async () => {
    const auth = await swaks([
      ...smtp(),
      ...envelope(address()),
      '--auth',
      'PLAIN',
      '--auth-user',
      'a',
      '--auth-password',
      'b',
      ...text('551206'),
    ]);
    expect(auth.code).toBe(28);
    const tls = await swaks([...smtp(), ...envelope(address()), '--tls', ...text('551206')]);
    expect(tls.code).toBe(29);
    expect(codes()).not.toContain('551206');
  });
});
