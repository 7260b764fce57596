// A whole story with planted secrets, then a search for them in the server's database, WAL, logs and memory. The same search
// finds them in a client's memory, so it can fail.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {valueOf} from '../demo/world.ts';
import {filesBelow, searchFiles, searchMemory, textPlant, type Plant} from './harness/search.ts';
import {foundTeam, password, until, type Team} from './harness/team.ts';

const seed = 'KREWQ3DPMFZWK43UNBQXI2LTONSWK3TB'; // base32 of 20 bytes
const atRest: Plant[] = [
  textPlant('label', 'Quartzite Ledger 7731'),
  textPlant('user name', 'plover.admin.2290'),
  textPlant('password', 'Marigold~Tundra~55817'),
  textPlant('private note', 'the vault word is celadon-8842'),
  textPlant('recovery code', 'rx93-kfq2-77pw'),
  textPlant('seed as text', seed),
  {name: 'seed as bytes', bytes: base32Bytes(seed)},
  textPlant("member's password", password),
];
const arriving: Plant[] = [
  textPlant('SMS text', 'gullwing parade 40217 for Quartzite'),
  textPlant('SMS code', '94738216'),
  textPlant('mail text', 'the heron stands in lot 66193'),
  textPlant('mail code', '58301947'),
];

function base32Bytes(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

// Chance decides which blocks of memory are used again at once, so one message proves little. Each has words of its own.
const further = Array.from({length: 30}, (_, index) => ({
  words: `sandpiper ${index * 7919 + 1_000_003} at quay`,
  code: String(31_415_927 + index * 1_299_709),
}));
const furtherPlants = further.flatMap(({words, code}) => [
  textPlant(`text ${words}`, words),
  textPlant(`code ${code}`, code),
]);
const everything = [...atRest, ...arriving, ...furtherPlants];

let team: Team;

beforeAll(async () => {
  team = await foundTeam({environment: {LATCHKEY_PROCESS_ALLOW_DUMPS: 'true'}});
  const mira = team.mira.session;
  const account = valueOf(
    await mira.accounts.create(
      {
        label: 'Quartzite Ledger 7731',
        service: 'Quartzite',
        username: 'plover.admin.2290',
        urls: ['https://quartzite.example/'],
        notes: '',
      },
      'Marigold~Tundra~55817',
    ),
    'creating',
  );
  valueOf(await mira.accounts.setPrivateNote(account, 'the vault word is celadon-8842'), 'a note');
  expect(await mira.authenticator.save(account, seed)).toMatchObject({kind: 'done'});
  expect(await mira.authenticator.activate(account)).toMatchObject({kind: 'done'});
  valueOf(await mira.recovery.save(account, ['rx93-kfq2-77pw', 'zz10-abcd-9911'], 'replace'), 'recovery codes');
  const number = valueOf(await mira.numbers.reserve(account), 'a number');
  const address = valueOf(await mira.addresses.reserve(account), 'an address');
  expect(
    await team.carrier.sendSms(
      number.number,
      'Quartzite',
      'gullwing parade 40217 for Quartzite. Your code is 94738216',
    ),
  ).toMatchObject({kind: 'delivered'});
  expect(
    await team.carrier.sendMail({
      to: address.address,
      from: 'Quartzite <login@quartzite.example>',
      subject: 'Your login code',
      text: 'the heron stands in lot 66193\n\nYour code is 58301947',
    }),
  ).toMatchObject({kind: 'delivered'});
  for (const [index, {words, code}] of further.entries()) {
    const text = `${words}\n\nYour code is ${code}`;
    const sent =
      index % 2 === 0
        ? team.carrier.sendSms(number.number, 'Quartzite', text)
        : team.carrier.sendMail({
            to: address.address,
            from: 'Quartzite <login@quartzite.example>',
            subject: 'Your login code',
            text,
          });
    expect(await sent).toMatchObject({kind: 'delivered'});
  }
  await until('every message is in the inbox', () => mira.inbox.rows.value.rows.length >= 2 + further.length);
  // Sharing, ending access (the keys change), changing the password: every path the secrets take.
  valueOf(await mira.accounts.share(account, team.jo.session.memberId, 'collaborator'), 'sharing');
  await until('Mira has dealt codes to Jo', () => {
    const shared = mira.accounts.get(account);
    return (
      shared?.kind === 'account' && shared.authenticator.kind === 'active' && (shared.authenticator.daysLeft ?? 0) > 0
    );
  });
  valueOf(await team.jo.session.sync(), 'Jo syncs');
  expect(await team.jo.session.codes.current(account, Date.now())).toMatchObject({kind: 'code'});
  valueOf(await mira.accounts.endAccess(account, team.jo.session.memberId), 'ending access');
  valueOf(await mira.recovery.view(account), 'viewing');
}, 120_000);

afterAll(async () => {
  await team.stop();
});

test('the database, its WAL and everything else in the data folder hold none of it', () => {
  const files = filesBelow(team.dataDirectory);
  expect(files.some((file) => file.endsWith('-wal'))).toBe(true);
  expect(searchFiles(files, everything)).toEqual([]);
});

test('what the server printed and logged holds none of it', () => {
  const output = team.server.output.join('\n');
  for (const plant of everything) expect(output).not.toContain(plant.bytes.toString('utf8'));
});

test("the server's memory holds none of it, messages included once they are sealed", () => {
  const {found, searched} = searchMemory(team.server.process.pid ?? 0, everything);
  expect(searched).toBeGreaterThan(1 << 20);
  expect(found).toEqual([]);
});

test("the same search finds it in a client's memory", async () => {
  const client = spawn(process.execPath, [join(import.meta.dirname, 'harness/open-client.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const {signInLink, secretKey} = team.mira.kit;
    client.stdin.end(JSON.stringify({origin: team.server.url, address: signInLink, secretKey, password}));
    await once(client.stdout, 'data');
    const {found} = searchMemory(client.pid ?? 0, [...atRest, ...arriving]);
    for (const name of [
      'label',
      'password',
      'private note',
      'recovery code',
      'seed as bytes',
      'SMS text',
      'mail text',
    ]) {
      expect(
        found.filter((line) => line.startsWith(`${name} as`)),
        name,
      ).not.toEqual([]);
    }
  } finally {
    client.kill('SIGKILL');
  }
});
