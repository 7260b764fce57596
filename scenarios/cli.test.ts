// The C++ client and the TypeScript client on one server: what one makes the other opens, and both show the same codes.
import {chmodSync, existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Account, AccountId, CurrentCode} from '@latchkey/client';
import {valueOf} from '../demo/world.ts';
import {CommandLine} from './harness/command-line.ts';
import {foundTeam, password, until, type Person, type Team} from './harness/team.ts';

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const recoveryCodes = ['4821 7730', '9917 0042', '1200 3388'];

let team: Team;
let mira: CommandLine;
let jo: CommandLine;
let photogram: AccountId;
let number: string;

const kitLines = ({kit}: Person): string => `${kit.signInLink}\n${kit.secretKey}\n${password}\n`;

beforeAll(async () => {
  team = await foundTeam();
  mira = new CommandLine();
  jo = new CommandLine();
  const session = team.mira.session;
  const profile = {label: 'Photogram', service: 'photogram.example', username: 'team', urls: [], notes: ''};
  photogram = valueOf(await session.accounts.create(profile, 'kelp-lantern'), 'creating');
  valueOf(await session.accounts.create({...profile, label: 'Photo prints', service: 'prints'}), 'creating');
  valueOf(await session.accounts.share(photogram, team.jo.session.memberId, 'collaborator'), 'sharing');
  const saved = await session.authenticator.save(photogram, seed);
  if (saved.kind !== 'done') throw new Error(saved.kind);
  const active = await session.authenticator.activate(photogram);
  if (active.kind !== 'done') throw new Error(active.kind);
  valueOf(await session.recovery.save(photogram, recoveryCodes, 'replace'), 'saving recovery codes');
  number = valueOf(await session.numbers.reserve(photogram), 'reserving').number;
  valueOf(await session.numbers.confirm(photogram), 'confirming');
});

afterAll(async () => {
  await Promise.all([mira.run(['logout', '--local']), jo.run(['logout', '--local'])]);
  await Promise.all([mira.stop(), jo.stop()]);
  await team.stop();
});

describe('signing in', () => {
  test('takes the kit from standard input and keeps a session that only its owner may read', async () => {
    const [signedIn] = await mira.json(['login', '--remember'], kitLines(team.mira));
    expect(signedIn).toMatchObject({
      server: team.server.url,
      workspace: team.mira.session.workspaceId,
      member: team.mira.session.memberId,
      name: 'Mira',
      unlocked: 'file',
    });
    expect(statSync(join(mira.stateHome, 'latchkey')).mode & 0o777).toBe(0o700);
    expect(statSync(join(mira.stateHome, 'latchkey/session')).mode & 0o777).toBe(0o600);
    await jo.json(['login', '--remember'], kitLines(team.jo));
  });

  test('is refused with the wrong password, and tells a slip in the Secret Key before asking the server', async () => {
    const other = new CommandLine();
    const {signInLink, secretKey} = team.mira.kit;
    const wrong = await other.run(['login'], `${signInLink}\n${secretKey}\nnot the password at all\n`);
    expect(wrong).toMatchObject({code: 4, out: ''});
    const slip = secretKey.slice(0, -1) + (secretKey.endsWith('A') ? 'B' : 'A');
    const mistyped = await other.run(['login'], `${signInLink}\n${slip}\n${password}\n`);
    expect(mistyped).toMatchObject({code: 2, out: ''});
    expect(mistyped.err).toContain('Secret Key');
    expect(existsSync(join(other.stateHome, 'latchkey/session'))).toBe(false);
    await other.stop();
  });

  test('asks for the password each time where nothing keeps the key, and the state file alone opens nothing', async () => {
    const careful = new CommandLine();
    await careful.json(['login', '--ask-always'], kitLines(team.mira));
    expect(await careful.run(['accounts'])).toMatchObject({code: 4, out: ''});
    const wrong = await careful.run(['accounts', '--password-file', '-'], 'not the password\n');
    expect(wrong).toMatchObject({code: 4, out: ''});
    expect((await careful.json(['accounts', '--password-file', '-'], `${password}\n`)).length).toBe(2);
    const kept = readFileSync(join(careful.stateHome, 'latchkey/session'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({unlock: null});
    expect((await careful.run(['logout', '--password-file', '-'], `${password}\n`)).code).toBe(0);
    await careful.stop();
  });

  test('stays unlocked in the kernel where it has a keyring, until locked', async () => {
    const usual = new CommandLine();
    const [signedIn] = await usual.json(['login'], kitLines(team.mira));
    expect(['keyring', 'nowhere']).toContain(signedIn?.['unlocked']); // containers often have none
    expect((await usual.run(['accounts'])).code).toBe(signedIn?.['unlocked'] === 'keyring' ? 0 : 4);
    const kept = readFileSync(join(usual.stateHome, 'latchkey/session'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({unlock: null});
    expect((await usual.run(['lock'])).code).toBe(0);
    expect((await usual.run(['accounts'])).code).toBe(4);
    // The password once, and it is unlocked again.
    expect((await usual.run(['accounts', '--password-file', '-'], `${password}\n`)).code).toBe(0);
    expect((await usual.run(['accounts'])).code).toBe(signedIn?.['unlocked'] === 'keyring' ? 0 : 4);
    expect((await usual.run(['logout', '--password-file', '-'], `${password}\n`)).code).toBe(0);
    await usual.stop();
  });

  test('refuses a state file that others could read', async () => {
    const open = new CommandLine();
    await open.json(['login', '--ask-always'], kitLines(team.mira));
    chmodSync(join(open.stateHome, 'latchkey/session'), 0o644);
    const refused = await open.run(['accounts', '--password-file', '-'], `${password}\n`);
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('chmod 600');
    await open.stop();
  });

  test('of somebody else needs a logout first', async () => {
    const refused = await mira.run(['login', team.jo.kit.signInLink], `${team.jo.kit.secretKey}\n${password}\n`);
    expect(refused.code).toBe(5);
    expect(refused.err).toContain('latchkey logout');
  });

  test('again keeps the device', async () => {
    const before = JSON.parse(readFileSync(join(mira.stateHome, 'latchkey/session'), 'utf8')) as {device: string};
    const [again] = await mira.json(['login', '--remember'], `${password}\n`);
    expect(again?.['device']).toBe(before.device);
  });
});

describe('accounts', () => {
  test('are listed with what the other client wrote', async () => {
    const listed = await mira.json(['accounts']);
    expect(listed.map((account) => account['label'])).toEqual(['Photo prints', 'Photogram']);
    expect(listed[1]).toMatchObject({
      id: photogram,
      service: 'photogram.example',
      username: 'team',
      role: 'owner',
      authenticator: 'active',
      number,
      has_password: true,
      has_recovery_codes: true,
      problem: null,
    });
    expect(await jo.json(['accounts'])).toMatchObject([{id: photogram, role: 'collaborator', authenticator: 'active'}]);
  });

  test('are found by id, by label and by the beginning of one, and an ambiguous name lists its matches', async () => {
    for (const name of [photogram, 'photogram', 'PHOTOGRAM.EXA', 'photog']) {
      expect(await mira.json(['code', name])).toMatchObject([{account: photogram}]);
    }
    const ambiguous = await mira.run(['code', 'photo']);
    expect(ambiguous.code).toBe(2);
    expect(ambiguous.err).toContain('Photo prints');
    expect(ambiguous.err).toContain(photogram);
    expect(await mira.run(['code', 'instagram'])).toMatchObject({code: 3, out: ''});
  });
});

// The clients may be asked on both sides of a step.
async function sameCode(line: CommandLine, person: Person): Promise<void> {
  for (let tries = 0; ; ++tries) {
    const before = await person.session.codes.current(photogram, Date.now());
    const [shown] = await line.json(['code', 'photogram']);
    const after = await person.session.codes.current(photogram, Date.now());
    const code = (of: CurrentCode): string => (of.kind === 'code' ? of.code : of.kind);
    if (code(before) !== code(after) && tries < 3) continue;
    expect(after.kind).toBe('code');
    expect(shown).toMatchObject({code: code(after), label: 'Photogram', counter: null});
    expect(shown?.['seconds_left']).toBeGreaterThan(0);
    expect(shown?.['seconds_left']).toBeLessThanOrEqual(30);
    expect(shown?.['next']).toMatch(/^\d{6}$/);
    return;
  }
}

describe('codes', () => {
  test('of an Owner come from the seed, and are those of the other client', () => sameCode(mira, team.mira));
  test('of a Collaborator come from the dealt window, and are those of the other client', () => sameCode(jo, team.jo));

  test('are printed bare for scripts, and leave a trace in the activity', async () => {
    expect((await jo.run(['code', 'photogram'])).out).toMatch(/^\d{6}\n$/);
    const entries = valueOf(
      await team.mira.session.activity.load({account: photogram}),
      'reading the activity',
    ).entries;
    expect(entries.some((entry) => entry.kind === 'totp-copied' && entry.member === team.jo.session.memberId)).toBe(
      true,
    );
  });

  test('are not there for an account without an authenticator', async () => {
    expect(await mira.run(['code', 'photo prints'])).toMatchObject({code: 3, out: ''});
  });
});

describe('recovery codes', () => {
  test('are listed for an Owner who shows the password again', async () => {
    const listed = await mira.json(['recovery', 'photogram', '--password-file', '-'], `${password}\n`);
    expect(listed.map((row) => row['code'])).toEqual(recoveryCodes);
    expect(listed[0]).toMatchObject({used_at: null, used_by: null});
  });

  test('are kept from a wrong password and from a Collaborator', async () => {
    const wrong = await mira.run(['recovery', 'photogram', '--password-file', '-'], 'not the password\n');
    expect(wrong).toMatchObject({code: 4, out: ''});
    const collaborator = await jo.run(['recovery', 'photogram', '--password-file', '-'], `${password}\n`);
    expect(collaborator).toMatchObject({code: 4, out: ''});
  });
});

describe('the Shared Inbox', () => {
  test('is followed as it fills, and shows each message once', async () => {
    const followed = [mira, jo].map((line) => line.follow(['inbox', '--follow', '--json']));
    // What arrives before they are connected comes by replay or by the first page, and either way once.
    const sent = await team.carrier.sendSms(number, 'Photogram', 'Photogram: 604 118 is your login code.');
    expect(sent.kind === 'refused' ? sent.reason : '').toBe('');
    for (const {lines} of followed) {
      const [row] = await until('the first code is shown', () => lines.length > 0 && lines);
      expect(row).toMatchObject({account: photogram, label: 'Photogram', channel: 'sms', card: 'open', code: '604118'});
    }
    await team.carrier.sendSms(number, 'Photogram', 'Photogram: 712 905 is your login code.');
    for (const {lines} of followed) {
      await until('the second code is shown', () => lines.length > 1);
      expect(lines.map((row) => row['code'])).toEqual(['604118', '712905']);
    }
    for (const {child} of followed) child.kill('SIGINT');
  });

  test('shows the past in the order it came, and of an account only that one', async () => {
    const rows = await jo.json(['inbox', '--account', 'photogram']);
    expect(rows.map((row) => row['code'])).toEqual(['604118', '712905']);
    expect(await mira.json(['inbox', '--account', 'photo prints'])).toEqual([]);
  });
});

describe('what this machine remembers of others', () => {
  test('is sealed, and forgotten rather than believed once it is damaged', async () => {
    const state = join(jo.stateHome, 'latchkey');
    const pins = readFileSync(join(state, 'pins'));
    for (const name of ['Photogram', team.mira.session.memberId, photogram]) expect(pins.includes(name)).toBe(false);
    writeFileSync(join(state, 'pins'), Buffer.concat([pins.subarray(0, -1), Buffer.from([0])]));
    expect((await jo.json(['accounts'])).length).toBe(1);
    expect(readFileSync(join(state, 'pins')).equals(pins)).toBe(false);
  });
});

// The account as Mira's other client has it after what the command line did.
async function account(label: string): Promise<Account> {
  valueOf(await team.mira.session.sync(), 'syncing');
  const found = team.mira.session.accounts.list.value.find(
    (candidate) => candidate.kind === 'account' && candidate.profile.label === label,
  );
  if (found?.kind !== 'account') throw new Error(`${label} is not there or does not open`);
  return found;
}

// The other client deals codes behind its screen's back.
async function dealt(): Promise<void> {
  await until('codes are dealt', () => {
    const shown = team.mira.session.accounts.get(photogram);
    return shown?.kind === 'account' && shown.authenticator.kind === 'active' && shown.authenticator.daysLeft !== null;
  });
}

describe('numbers and addresses', () => {
  test('are reserved, confirmed and released', async () => {
    expect((await mira.run(['number', 'photo prints'])).code).toBe(3);
    const [reserved] = await mira.json(['number', 'photo prints', '--reserve']);
    expect(reserved).toMatchObject({state: 'reserved', kind: 'demo'});
    const shown = await mira.run(['number', 'photo prints']);
    expect(shown.out).toBe(`${String(reserved?.['number'])}\n`);
    expect(shown.err).toContain('not confirmed');
    expect(await mira.json(['number', 'photo prints', '--confirm'])).toMatchObject([{state: 'active'}]);
    expect((await account('Photo prints')).number?.number).toBe(reserved?.['number']);
    expect((await mira.run(['number', 'photo prints', '--release'])).code).toBe(5);
    expect((await mira.run(['number', 'photo prints', '--release', '--no-longer-used'])).code).toBe(0);
    expect((await account('Photo prints')).number).toBe(null);

    const [made] = await mira.json(['address', 'photo prints', '--reserve']);
    expect(made?.['address']).toMatch(/@codes\.team\.example$/);
    expect(await mira.json(['address', 'photo prints', '--reserve'])).toMatchObject([{address: made?.['address']}]);
  });

  test('are shown to a Collaborator and changed by Owners alone', async () => {
    expect((await jo.run(['number', 'photogram'])).out).toBe(`${number}\n`);
    expect((await jo.run(['number', 'photogram', '--release'])).code).toBe(4);
  });
});

describe('access', () => {
  test('given here lets the other client in, with codes dealt here', async () => {
    const added = await mira.run(['grant', 'add', 'photo prints', 'jo@team.example', '--until', '7d']);
    expect(added).toMatchObject({code: 0, err: ''});
    const rows = await mira.json(['grant', 'list', 'photo prints']);
    expect(rows.map((row) => [row['name'], row['role']])).toEqual([
      ['Mira', 'owner'],
      ['Jo', 'collaborator'],
    ]);
    expect(rows[1]?.['ends_at']).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    const session = team.jo.session;
    valueOf(await session.sync(), 'syncing');
    expect(session.accounts.list.value.map((shared) => shared.kind)).toEqual(['account', 'account']);

    // Given anew with a seed in place: the window is this client's.
    expect((await mira.run(['grant', 'end', 'photogram', 'Jo', '--password-file', '-'], `${password}\n`)).code).toBe(0);
    expect((await mira.run(['grant', 'add', 'photogram', 'Jo'])).code).toBe(0);
    valueOf(await session.sync(), 'syncing');
    await sameCode(mira, team.jo);
    await sameCode(jo, team.mira);
  });

  test('ended here is refused at once, and the other client opens the new keys and the old messages', async () => {
    const before = await account('Photogram');
    expect(before.rotationOwed).toBe(false);
    const [ended] = await mira.json(['grant', 'end', 'photogram', 'Jo', '--password-file', '-'], `${password}\n`);
    expect(ended).toEqual({member: team.jo.session.memberId, rotated: true});
    expect((await jo.run(['code', 'photogram'])).code).toBe(3);
    const after = await account('Photogram');
    expect(after.rotationOwed).toBe(false);
    expect(after.grants.map((grant) => grant.member)).toEqual([team.mira.session.memberId]);
    const kept = valueOf(await team.mira.session.accounts.password(photogram, 'view'), 'reading the password');
    expect(kept).toBe('kelp-lantern');
    await team.mira.session.elevate(password);
    const recovery = valueOf(await team.mira.session.recovery.view(photogram), 'reading recovery codes');
    expect(recovery.codes.map((row) => row.code)).toEqual(recoveryCodes);
    const old = team.mira.session.inbox.rows.value.rows.filter((row) => row.account === photogram);
    expect(old.map((row) => row.card?.code)).toEqual(['712905', '604118']);
    expect((await mira.json(['inbox', '--account', 'photogram'])).map((row) => row['code'])).toEqual([
      '604118',
      '712905',
    ]);
  });

  test('of which the keys cannot be changed now has ended all the same, and says what is owed', async () => {
    expect((await mira.run(['grant', 'add', 'photogram', 'Jo'])).code).toBe(0);
    // The elevation of the call before is this session's for five minutes: a new session has none.
    await mira.json(['login', '--remember'], `${password}\n`);
    const ended = await mira.run(['grant', 'end', 'photogram', 'Jo']);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('still to be changed');
    expect((await jo.run(['code', 'photogram'])).code).toBe(3);
    // Mira's other client may make up for it before we do: it is elevated. New keys once more do no harm.
    const rotated = await mira.run(['grant', 'rotate', 'photogram', '--password-file', '-'], `${password}\n`);
    expect(rotated.code).toBe(0);
    expect((await account('Photogram')).rotationOwed).toBe(false);
    await sameCode(mira, team.mira);
  });

  test('ended by the other client leaves what this one reads', async () => {
    const session = team.mira.session;
    valueOf(await session.accounts.share(photogram, team.jo.session.memberId, 'collaborator'), 'sharing');
    await dealt();
    await sameCode(jo, team.mira);
    await session.elevate(password);
    expect(valueOf(await session.accounts.endAccess(photogram, team.jo.session.memberId), 'ending').rotated).toBe(true);
    await sameCode(mira, team.mira);
    valueOf(await session.accounts.share(photogram, team.jo.session.memberId, 'collaborator'), 'sharing');
    await dealt();
    await sameCode(jo, team.mira);
  });

  test('is not a Collaborator’s to give', async () => {
    expect((await jo.run(['grant', 'add', 'photogram', 'Mira'])).code).toBe(4);
    expect((await mira.run(['grant', 'add', 'photogram', 'nobody'])).code).toBe(3);
    expect((await mira.run(['grant', 'end', 'photogram', 'Mira'])).code).toBe(5);
  });
});

describe('import and export', () => {
  const bitwarden = {
    encrypted: false,
    items: [
      {
        type: 1,
        name: 'Harbor Bank',
        notes: 'ask for Ada',
        fields: [{name: 'Recovery codes', value: '1111 2222\n3333 4444', type: 1}],
        login: {
          username: 'NW-204417',
          password: 'quartz-Meadow',
          totp: `otpauth://totp/Harbor%20Bank:NW-204417?secret=${seed}&issuer=Harbor%20Bank`,
          uris: [{uri: 'https://harborbank.example'}],
        },
      },
      {
        type: 1,
        name: 'Counter',
        login: {username: 'c', password: null, totp: `otpauth://hotp/Counter:c?secret=${seed}&counter=41`},
      },
    ],
  };

  test('bring accounts in that the other client opens, and pass over those that are there', async () => {
    const text = JSON.stringify(bitwarden);
    const first = await mira.json(['import', '-'], text);
    expect(first.map((row) => row['state'])).toEqual(['imported', 'imported']);
    const bank = await account('Harbor Bank');
    expect(bank).toMatchObject({hasPassword: true, hasPrivateNote: true, authenticator: {kind: 'active'}});
    expect(bank.profile).toMatchObject({username: 'NW-204417', urls: ['https://harborbank.example']});
    const session = team.mira.session;
    expect(valueOf(await session.accounts.password(bank.id, 'view'), 'password')).toBe('quartz-Meadow');
    expect(valueOf(await session.accounts.privateNote(bank.id), 'note')).toBe('ask for Ada');
    await session.elevate(password);
    const recovery = valueOf(await session.recovery.view(bank.id), 'recovery');
    expect(recovery.codes.map((row) => row.code)).toEqual(['1111 2222', '3333 4444']);
    const again = await mira.json(['import', '-'], text);
    expect(again.map((row) => row['state'])).toEqual(['there already', 'there already']);
  });

  test('count a counter only where it is said to have been used', async () => {
    const [first] = await mira.json(['code', 'counter']);
    expect(first).toMatchObject({counter: 41, seconds_left: null});
    const [used] = await mira.json(['code', 'counter', '--advance']);
    expect(used).toMatchObject({code: first?.['code'], counter: 41});
    expect(await mira.json(['code', 'counter'])).toMatchObject([{counter: 42, code: used?.['next']}]);
    const other = await team.mira.session.codes.current((await account('Counter')).id, Date.now());
    expect(other).toMatchObject({kind: 'counter', counter: 42});
  });

  test('write a file for its owner alone, which import reads', async () => {
    const file = join(mira.stateHome, 'export.json');
    const written = await mira.run(['export', file, '--password-file', '-'], `${password}\n`);
    expect(written.code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const rows = await mira.json(['import', '--dry-run', file]);
    expect(rows.map((row) => row['title']).sort()).toEqual(['Counter', 'Harbor Bank', 'Photo prints', 'Photogram']);
    expect(rows.find((row) => row['title'] === 'Photogram')).toMatchObject({
      username: 'team',
      otp: {secret: seed},
      recovery_codes: recoveryCodes,
    });
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {items: {name: string; login: {password: string | null}}[]};
    expect(kept.items.find((item) => item.name === 'Photogram')?.login.password).toBe('kelp-lantern');
    expect((await mira.run(['export', file, '--password-file', '-'], `${password}\n`)).code).toBe(5);
    expect((await mira.run(['export', join(mira.stateHome, 'other.json')])).code).toBe(4);
    expect(existsSync(join(mira.stateHome, 'other.json'))).toBe(false);
  });
});

describe('the log', () => {
  test('shows an Owner who did what, the newest last', async () => {
    const entries = await mira.json(['log', '--account', 'photogram', '--limit', '200']);
    const kinds = entries.map((entry) => entry['kind']);
    expect(kinds).toContain('totp-copied');
    const times = entries.map((entry) => Number(entry['at']));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const text = await mira.run(['log', '--account', 'photogram']);
    expect(text.out).toContain('Jo');
    expect(text.out).not.toContain(team.jo.session.memberId);
  });
});

describe('the workspace log', () => {
  const verify = (log: string, more: readonly string[] = []) =>
    mira.run(['log', 'verify', '--json', ...more, '-'], log);

  test('is the same log in both clients, and holds without a server', async () => {
    const written = await mira.run(['log', 'export']);
    expect(written.code).toBe(0);
    const exported = valueOf(await team.jo.session.members.exportLog(), 'exporting');
    expect(JSON.parse(exported)).toEqual(JSON.parse(written.out));
    const log = team.jo.session.members.log.value;
    if (log === null) throw new Error('the log was not read');
    const {code, out} = await verify(exported, ['--head', `${log.number}:${log.head}`]);
    expect(code).toBe(0);
    const {number, head, fingerprint, members} = JSON.parse(out) as {
      number: number;
      head: string;
      fingerprint: string;
      members: {id: string; role: string}[];
    };
    expect({number, head, fingerprint}).toEqual(log);
    expect(members.map(({id}) => id)).toContain(team.jo.session.memberId);
  });

  test('that somebody changed is refused', async () => {
    const log = JSON.parse((await mira.run(['log', 'export'])).out) as {entries: {at: number}[]};
    const last = log.entries.at(-1);
    if (last === undefined) throw new Error('an empty log');
    last.at += 1;
    const {code, err} = await verify(JSON.stringify(log));
    expect(code).toBe(2);
    expect(err).toContain(`the log does not hold at entry ${log.entries.length}: signature`);
  });
});

describe('ending', () => {
  test('a session from elsewhere is noticed', async () => {
    const other = new CommandLine();
    await other.json(['login', '--remember', '--device-name', 'Lost laptop'], kitLines(team.jo));
    const sessions = valueOf(await team.jo.session.listSessions(), 'listing sessions');
    const lost = sessions.find((entry) => entry.deviceName === 'Lost laptop');
    if (lost === undefined) throw new Error('the session is not listed');
    const followed = other.follow(['inbox', '--follow', '--json']);
    await until('it follows', () => followed.lines.length > 1);
    valueOf(await team.jo.session.endSession(lost.id), 'ending it');
    await until('the follower ends', () => followed.child.exitCode !== null);
    expect(followed.child.exitCode).toBe(4);
    const refused = await other.run(['accounts']);
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('latchkey login');
    expect((await other.run(['logout'])).code).toBe(0);
    await other.stop();
  });

  test('forgets everything on this machine and the server the session', async () => {
    expect((await jo.run(['logout'])).code).toBe(0);
    expect(existsSync(join(jo.stateHome, 'latchkey/session'))).toBe(false);
    expect(existsSync(join(jo.stateHome, 'latchkey/pins'))).toBe(false);
    expect((await jo.run(['code', 'photogram'])).code).toBe(4);
  });
});
