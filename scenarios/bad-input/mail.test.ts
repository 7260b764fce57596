// SMTP and LMTP, spoken by whoever should not: each gets a reply that says why, nothing half a mail is kept, and the next mail
// comes in. Mails that are broken inside are kept: it is not the sender's server that broke them.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Conversation, reply} from '../harness/conversation.ts';
import {good, type Held, type Wire} from '../harness/wire.ts';
import {Workplace} from '../harness/workplace.ts';

type Protocol = 'smtp' | 'lmtp';

const word = 'gherkin-55318'; // in every mail: not to be found in the log
let place: Workplace;
let owner: Wire;
let held: Held;
let address: string;
let secondAddress: string;
let silent: Promise<[string, string][]>;

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  const reserve = async (): Promise<string> => {
    held = await owner.createAccount();
    return good(await owner.ask('reserveAddress', {path: {account: held.id}}), 'reserving')['address'] as string;
  };
  secondAddress = await reserve();
  address = await reserve();
  // Waits the server's own deadlines, while the rest goes on.
  silent = allSilent();
  silent.catch(() => undefined);
});

afterAll(async () => {
  await place.expectWell([word]);
  await place.stop();
});

const kept = (): number => Number(place.database.rows('select count(*) as n from messages')[0]?.['n']);

async function greeted(protocol: Protocol): Promise<Conversation> {
  const conversation = await Conversation.open(place.server.ports[protocol]);
  expect(await reply(conversation)).toMatch(/^220 /);
  await conversation.say(protocol === 'smtp' ? 'EHLO photogram.example\r\n' : 'LHLO photogram.example\r\n');
  expect(await reply(conversation)).toMatch(/250 ENHANCEDSTATUSCODES$/);
  return conversation;
}

// The reply to each line, by its first letters.
async function replies(protocol: Protocol, lines: readonly (string | Buffer)[]): Promise<string[]> {
  const conversation = await greeted(protocol);
  const told: string[] = [];
  for (const line of lines) {
    await conversation.say(typeof line === 'string' ? `${line}\r\n` : line);
    told.push(await reply(conversation));
  }
  conversation.hangUp();
  return told;
}

const from = 'MAIL FROM:<login@orchard.example>';
const to = (recipient = address): string => `RCPT TO:<${recipient}>`;
const mail = (code: string): string => `Subject: Your code\r\n\r\nYour sign-in code is ${code}, ${word}\r\n`;

// Sends the mail as it is; the replies to its end, one a recipient in LMTP.
async function send(protocol: Protocol, text: string | Buffer, recipients = [address]): Promise<string[]> {
  const conversation = await greeted(protocol);
  for (const line of [from, ...recipients.map(to), 'DATA']) {
    await conversation.say(`${line}\r\n`);
    expect(await reply(conversation)).toMatch(/^[23]/);
  }
  await conversation.say(text);
  await conversation.say('\r\n.\r\n');
  const told: string[] = [];
  for (let count = protocol === 'lmtp' ? recipients.length : 1; count > 0; --count)
    told.push(await reply(conversation));
  conversation.hangUp();
  return told;
}

const protocols = ['smtp', 'lmtp'] as const;

describe.for(protocols)('a conversation in %s', (protocol) => {
  const cases: [string, () => (string | Buffer)[], RegExp[]][] = [
    ['recipients before a sender', () => [to()], [/^503/]],
    ['data before a recipient', () => [from, 'DATA'], [/^250/, /^(503|554)/]],
    ['two senders', () => [from, from], [/^250/, /^503/]],
    ['a command nobody knows', () => ['FROB', 'GET / HTTP/1.1', ''], [/^500/, /^500/, /^500/]],
    ['the other protocol', () => [protocol === 'smtp' ? 'LHLO a.example' : 'EHLO a.example'], [/^500/]],
    [
      'a greeting of nobody',
      () => [protocol === 'smtp' ? 'EHLO' : 'LHLO', protocol === 'smtp' ? 'HELO a b' : 'LHLO <script>'],
      [/^501/, protocol === 'smtp' ? /^250/ : /^501/],
    ],
    [
      'a sender that is none',
      () => ['MAIL FROM:login@', 'MAIL FROM:<a@b', 'MAIL FROM', 'MAIL FROM:<a b@c.example>'],
      [/^501/, /^501/, /^501/, /^501/],
    ],
    [
      'a recipient that is none',
      () => [from, 'RCPT TO:<>', 'RCPT TO:<@@>', 'RCPT TO:<a@b> x', 'RCPT TO'],
      [/^250/, /^501/, /^501/, /^5[05]/, /^501/],
    ],
    [
      'a recipient nobody has',
      () => [from, to('nobody-here@codes.workplace.example'), to('a@other.example'), to('postmaster')],
      [/^250/, /^550 5\.1\.1/, /^55\d 5\./, /^5\d\d 5\./],
    ],
    ['an address in another spelling', () => [from, to(address.toUpperCase())], [/^250/, /^250/]],
    ['a source route', () => [from, `RCPT TO:<@relay.example:${address}>`], [/^250/, /^250|^501/]],
    [
      'a mail announced too large',
      () => [`${from} SIZE=99999999999`, `${from} SIZE=26214401`, `${from} SIZE=x`, `${from} SIZE=26214400`],
      [/^552/, /^552/, /^501/, /^250/],
    ],
    [
      'parameters nobody offered',
      () => [`${from} AUTH=<>`, `${from} BODY=BINARYMIME`, `${from} X=y`],
      [/^555/, /^501/, /^555/],
    ],
    [
      'letters beyond ASCII',
      () => [
        Buffer.from('MAIL FROM:<grün@orchard.example>\r\n'),
        Buffer.from('MAIL FROM:<grün@orchard.example> SMTPUTF8\r\n'),
      ],
      [/^550/, /^250/],
    ],
    [
      'letters that are no UTF-8',
      () => [Buffer.from('MAIL FROM:<gr\xff@orchard.example> SMTPUTF8\r\n', 'latin1')],
      [/^5/],
    ],
    ['a line of 3,000 letters', () => [`NOOP ${'x'.repeat(3000)}`, 'NOOP'], [/^500/, /^250/]],
    ['a line of 300,000 letters', () => [`NOOP ${'x'.repeat(300_000)}`, 'NOOP'], [/^500/, /^250/]],
    ['a line that ends in LF', () => [Buffer.from('NOOP\n'), 'NOOP'], [/^500/, /^250/]],
    ['a NUL', () => [Buffer.from('NO\0OP\r\n'), 'NOOP'], [/^500/, /^250/]],
    [
      'what is not offered',
      () => ['AUTH PLAIN AGEAYg==', 'STARTTLS', 'BDAT 5 LAST', 'EXPN all', 'TURN'],
      [/^502/, /^502/, /^502/, /^502/, /^502/],
    ],
    ['who is there', () => [`VRFY ${address}`, 'VRFY nobody'], [/^252/, /^252/]],
  ];

  test.for(cases)('%s', async ([, lines, expected]) => {
    const before = place.database.contents();
    const told = await replies(protocol, lines());
    expect(told).toHaveLength(expected.length);
    told.forEach((text, index) => {
      expect(text).toMatch(expected[index] ?? /never/);
    });
    expect(place.database.contents() === before).toBe(true);
  });

  test('one that leads nowhere is ended: ten errors, or a hundred questions', async () => {
    for (const [line, at] of [
      ['FROB', 10],
      ['NOOP', 100],
    ] as const) {
      const conversation = await greeted(protocol);
      await conversation.say(`${line}\r\n`.repeat(at + 5));
      const heard = await conversation.hearAll();
      expect(heard).toMatch(/421 4\.7\.0 Too many errors\r\n$/);
      expect(heard.split('\r\n').length).toBeLessThanOrEqual(at + 2);
    }
  });

  test('a list of recipients is cut at a hundred', async () => {
    const told = await replies(protocol, [from, ...Array.from({length: 101}, () => to())]);
    expect(told.slice(1, 101).every((text) => text.startsWith('250'))).toBe(true);
    expect(told[101]).toMatch(/^452 4\.5\.3/);
  });

  test("bare line ends and dots that would end another reader's mail are refused", async () => {
    const before = kept();
    for (const trick of ['\n.\n', '\r\n.\n', '\n.\r\n', '\r.\r', '\r\n\0.\r\n', 'a\rb']) {
      const told = await send(
        protocol,
        `${mail('604118')}${trick}MAIL FROM:<smuggler@evil.example>\r\n${to()}\r\nDATA\r\nSubject: 771004\r\n\r\ncode 771004`,
      );
      const broken = !trick.includes('\0');
      expect([trick, told[0]?.slice(0, 9)]).toEqual([trick, broken ? '550 5.6.0' : '250 2.0.0']);
    }
    // Only what had a NUL and whole lines, as one mail.
    expect(kept()).toBe(before + 1);
  });

  test('cut off anywhere, it leaves nothing', async () => {
    const before = kept();
    const greeting = protocol === 'smtp' ? 'EHLO a.example' : 'LHLO a.example';
    const whole = `${greeting}\r\n${from}\r\n${to()}\r\nDATA\r\n${mail('604119')}\r\n.\r\n`;
    for (let cut = 1; cut < whole.length - 2; cut += 11) {
      const conversation = await Conversation.open(place.server.ports[protocol]);
      await conversation.say(whole.slice(0, cut));
      if (cut % 2 === 0) conversation.hangUp();
      else {
        conversation.end();
        await conversation.hearAll();
      }
    }
    await place.expectWell();
    expect(kept()).toBe(before);
  });

  test('more than 25 MiB are refused at the end, and not kept in memory until then', {timeout: 240_000}, async () => {
    const before = kept();
    const conversation = await greeted(protocol);
    for (const line of [from, to(), 'DATA']) {
      await conversation.say(`${line}\r\n`);
      await reply(conversation);
    }
    const piece = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(1049));
    for (let sent = 0; sent < 30 << 20; sent += piece.length) await conversation.say(piece);
    await conversation.say('\r\n.\r\n');
    expect(await reply(conversation)).toMatch(/^552 5\.3\.4/);
    await conversation.say(`${from}\r\n`);
    expect(await reply(conversation)).toMatch(/^250/);
    conversation.hangUp();
    expect(kept()).toBe(before);
  });

  test('broken mails are kept whole, each once', {timeout: 240_000}, async () => {
    const before = kept();
    const nested = (levels: number): string => {
      let text = 'Content-Type: text/plain\r\n\r\ncode 604 118\r\n';
      for (let level = 0; level < levels; ++level)
        text = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${text}\r\n--b${level}--\r\n`;
      return `MIME-Version: 1.0\r\n${text}`;
    };
    const part = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n';
    const mails: [string, string | Buffer][] = [
      ['nothing', ''],
      ['a dot', '..'],
      ['only headers', 'Subject: a'],
      ['no headers', '\r\ncode 604 118'],
      ['a header of 200 kB', `Subject: ${'x'.repeat(200_000)}\r\n\r\ncode`],
      ['5,000 headers', `${'X: y\r\n'.repeat(5000)}\r\ncode`],
      ['300 levels of multipart', nested(300)],
      [
        '20,000 parts',
        `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(20_000)}--b--\r\n`,
      ],
      [
        'a multipart without its end',
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx',
      ],
      ['a multipart without a boundary', 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\nx'],
      ['a message within itself', `${'Content-Type: message/rfc822\r\n\r\n'.repeat(200)}code`],
      ['base64 that is none', 'MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\r\n=\r\nYQ'],
      [
        'quoted-printable that is none',
        'MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=4',
      ],
      ['an unknown charset', 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\ncode 604 118'],
      [
        'bytes of no charset',
        Buffer.from(
          'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfe\xc0\xaf code',
          'latin1',
        ),
      ],
      ['a NUL in every place', 'Sub\0ject: a\0b\r\nContent-Type: text/plain\0; charset=utf-8\r\n\r\nco\0de'],
      ['a subject in broken words', 'Subject: =?utf-8?B?!!!?= =?x?Q?=FF?= =?utf-8?Z?a?=\r\n\r\ncode'],
      [
        'HTML of 2 MB',
        `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(400)}${`<p>${'x'.repeat(900)}</p>\r\n`.repeat(2200)}`,
      ],
      [
        'HTML 30,000 levels deep',
        `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${'<b>\r\n'.repeat(30_000)}code`,
      ],
      [
        'a file name that climbs',
        'MIME-Version: 1.0\r\nContent-Type: application/octet-stream; name="../../etc/passwd"\r\nContent-Disposition: attachment; filename="..\\..\\x\0.exe"\r\n\r\nx',
      ],
    ];
    for (const [name, text] of mails) {
      const told = await send(protocol, text);
      expect([name, told[0]?.slice(0, 9)]).toEqual([name, '250 2.0.0']);
    }
    expect(kept()).toBe(before + mails.length);
    await place.expectWell();
    expect(await send(protocol, mail('604120'))).toEqual([expect.stringMatching(/^250/)]);
  });

  test('a mail on its way in circles is refused', async () => {
    const before = kept();
    const hops = `Received: from a.example by b.example; Tue, 24 Nov 2026 10:00:00 +0000\r\n`.repeat(200);
    expect((await send(protocol, `${hops}${mail('604121')}`))[0]).toMatch(/^554 5\.4\.6/);
    expect(kept()).toBe(before);
  });
});

test('SMTP ends who guesses addresses; LMTP goes on, since a mail server of ours passes on what strangers guess', async () => {
  const guesses = Array.from({length: 25}, (_, index) => `RCPT TO:<guess-${index}@codes.workplace.example>\r\n`).join(
    '',
  );
  const smtp = await greeted('smtp');
  await smtp.say(`${from}\r\n${guesses}`);
  expect(await smtp.hearAll()).toMatch(/421 4\.7\.0/);
  const lmtp = await greeted('lmtp');
  await lmtp.say(`${from}\r\n${guesses}${to()}\r\n`);
  for (let line = 0; line < 26; ++line) await reply(lmtp);
  expect(await reply(lmtp)).toMatch(/^250/);
  lmtp.hangUp();
});

test('LMTP answers for each recipient, and keeps one mail for one account', async () => {
  const before = kept();
  expect(await send('lmtp', mail('604122'), [address, secondAddress, address])).toEqual([
    expect.stringMatching(/^250/),
    expect.stringMatching(/^250/),
    expect.stringMatching(/^250/),
  ]);
  expect(kept()).toBe(before + 2);
});

test('an address that is given up while a mail for it comes in is not found at its end', async () => {
  const account = await owner.createAccount();
  const leaving = good(await owner.ask('reserveAddress', {path: {account: account.id}}), 'reserving')[
    'address'
  ] as string;
  const conversation = await greeted('smtp');
  for (const line of [from, to(leaving), 'DATA']) {
    await conversation.say(`${line}\r\n`);
    expect(await reply(conversation)).toMatch(/^[23]/);
  }
  good(await owner.ask('releaseAddress', {path: {account: account.id}, body: {no_longer_used: true}}), 'releasing');
  const before = kept();
  await conversation.say(`${mail('604123')}.\r\n`);
  expect(await reply(conversation)).toMatch(/^550 5\.1\.1/);
  conversation.hangUp();
  expect(kept()).toBe(before);
});

test('80 mails at once are taken or told to come again, and those taken are there', {timeout: 240_000}, async () => {
  const before = kept();
  const one = async (index: number): Promise<boolean> => {
    const conversation = await Conversation.open(place.server.ports.smtp);
    const whole = `EHLO a.example\r\n${from}\r\n${to()}\r\nDATA\r\n`;
    await conversation.say(whole);
    if (!(await conversation.hear(/^354[^\n]*\n|^4\d\d[^\n]*\n/m)).includes('354')) return false;
    await conversation.say(`${mail(String(800_001 + index))}.\r\nQUIT\r\n`);
    return (await conversation.hearAll()).includes('250 2.0.0 OK, kept as');
  };
  const taken = (await Promise.all(Array.from({length: 80}, (_, index) => one(index)))).filter(Boolean).length;
  expect(taken).toBeGreaterThan(0);
  expect(kept()).toBe(before + taken);
  await place.expectWell();
});

// A minute for a line, a minute for a piece of a mail.
async function allSilent(): Promise<[string, string][]> {
  const wait = async (name: string, protocol: Protocol, ...said: string[]): Promise<[string, string]> => {
    const conversation = await Conversation.open(place.server.ports[protocol]);
    for (const text of said) await conversation.say(text);
    const heard = await conversation.hearAll(200);
    return [name, heard.trimEnd().split('\r\n').at(-1) ?? ''];
  };
  const start = (greeting: string): string => `${greeting} a.example\r\n${from}\r\n${to()}\r\nDATA\r\nSubject: half`;
  return Promise.all([
    wait('SMTP, nothing', 'smtp'),
    wait('LMTP, nothing', 'lmtp'),
    wait('SMTP, half a line', 'smtp', 'EHLO a.exa'),
    wait('SMTP, half a mail', 'smtp', start('EHLO')),
    wait('LMTP, half a mail', 'lmtp', start('LHLO')),
  ]);
}

test('who says nothing is hung up on after a minute', {timeout: 300_000}, async () => {
  const before = kept();
  // Without a word: a wait that has lasted too long ends the connection.
  expect(await silent).toEqual([
    ['SMTP, nothing', expect.stringMatching(/^220 /)],
    ['LMTP, nothing', expect.stringMatching(/^220 /)],
    ['SMTP, half a line', expect.stringMatching(/^220 /)],
    ['SMTP, half a mail', expect.stringMatching(/^354 /)],
    ['LMTP, half a mail', expect.stringMatching(/^354 /)],
  ]);
  expect(kept()).toBe(before);
});
