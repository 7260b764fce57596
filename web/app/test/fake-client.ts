// A client without a server for component and screen tests: the same interface, answers from memory. Never shipped.
import type {
  Account,
  AccountId,
  AccountRole,
  ActivityEntry,
  Approval,
  ApprovalProgress,
  Approving,
  ApprovingProgress,
  Client,
  ClientState,
  CurrentCode,
  DeviceEntry,
  DeviceId,
  DeviceRequestId,
  EmergencyKit,
  InboxRow,
  InboxRows,
  Invitation,
  InvitationId,
  LoginRequest,
  LoginRequestId,
  LoginRequestList,
  ManagedAddress,
  ManagedNumber,
  Me,
  Member,
  MemberId,
  MessageId,
  NumberSource,
  OpenLogin,
  Outcome,
  PoolNumber,
  Readable,
  RecoveryCodes,
  Session,
  SessionEntry,
  SessionId,
  SourceId,
  StoredDevice,
  LogProblem,
  LogState,
  TrustProblem,
  UnreadableAccount,
  WholeMessage,
  WorkspaceId,
  WorkspaceRole,
} from '@latchkey/client';

class Held<T> implements Readable<T> {
  #value: T;
  #listeners = new Set<(value: T) => void>();
  constructor(value: T) {
    this.#value = value;
  }
  get value() {
    return this.#value;
  }
  set(value: T) {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }
  subscribe(listener: (value: T) => void) {
    this.#listeners.add(listener);
    listener(this.#value);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

const ok: Outcome = {kind: 'done', value: null};
function done<T>(value: T): Promise<Outcome<T>> {
  return Promise.resolve({kind: 'done', value});
}

let counter = 0;
export function id<T extends string>(name: string): T {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return (letters + 'a'.repeat(26)).slice(0, 26) as T;
}
function freshId<T extends string>(): T {
  counter += 1;
  return id<T>(
    `z${String.fromCharCode(98 + (counter % 24))}${String.fromCharCode(98 + (Math.floor(counter / 24) % 24))}new`,
  );
}

export const workspaceId = id<WorkspaceId>('workspace');
export const me = id<MemberId>('mira');

export type FakeOptions = {
  state?: 'open' | 'locked' | 'signed-out';
  accountRole?: AccountRole;
  workspaceRole?: WorkspaceRole;
  empty?: boolean;
  connection?: Session['connection']['value'];
  clock?: Session['clock']['value'];
  trust?: readonly TrustProblem[];
  stopped?: LogProblem;
  joins?: 'untrusted';
  upkeep?: Session['upkeep']['value'];
  passkey?: boolean;
  now?: number;
  approval?: ApprovalProgress;
};

export const password = 'correct horse';
export const approvalCode = 'K7M 2QX';

export function fakeClient(options: FakeOptions = {}) {
  const now = options.now ?? Date.now();
  const minute = 60_000;
  const day = 86_400_000;
  const accountRole = options.accountRole ?? 'owner';
  const workspaceRole = options.workspaceRole ?? 'owner';

  const member = (name: string, role: WorkspaceRole, keys: Member['keys'], more: Partial<Member> = {}): Member => ({
    id: id<MemberId>(name),
    name,
    email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com`,
    role,
    state: 'active',
    joinedAt: now - 40 * day,
    endsAt: null,
    fingerprint: '4f2a 91bc 77de 0a13 5e68 c2d0 9b4f 1e77',
    keys,
    admittedBy: null,
    ...more,
  });
  const mira = member('Mira Okonkwo', workspaceRole, 'mine', {id: me, email: 'mira@example.com'});
  const members = new Held<readonly Member[]>([
    member('Jo Lindqvist', 'user', 'proved'),
    mira,
    member('نورة العتيبي', 'admin', 'proved', {id: id<MemberId>('noura'), email: 'noura@example.com'}),
    member('Wilhelmina Featherstonehaugh-Cholmondeley of the Very Long Name', 'guest', 'compared', {
      id: id<MemberId>('wilhelmina'),
      endsAt: now + 12 * day,
      admittedBy: me,
    }),
    member('Sam Former', 'user', 'proved', {state: 'ended'}),
  ]);

  const account = (
    service: string,
    more: Partial<Omit<Account, 'profile'>> & {profile?: Partial<Account['profile']>} = {},
  ): Account => ({
    kind: 'account',
    id: id<AccountId>(`acc${service}${more.profile?.label ?? ''}`),
    role: accountRole,
    hasPassword: true,
    hasPrivateNote: false,
    authenticator: {kind: 'none'},
    recovery: null,
    number: null,
    address: null,
    grants: [
      {member: me, role: accountRole, endsAt: null, granter: me, grantedAt: 0, reason: null},
      {
        member: id<MemberId>('Jo Lindqvist'),
        role: accountRole === 'owner' ? 'collaborator' : 'owner',
        endsAt: null,
        granter: me,
        grantedAt: now - 6 * day,
        reason: 'For the spring campaign, while Olga is away',
      },
    ],
    rotationOwed: false,
    createdAt: now - 20 * day,
    deletedAt: null,
    ...more,
    profile: {
      label: service,
      service,
      username: 'mira@example.com',
      urls: [`https://${service.toLowerCase().replace(/[^a-z]/g, '') || 'service'}.example/login`],
      notes: '',
      ...more.profile,
    },
  });

  const number: ManagedNumber = {
    number: '+15550101234',
    country: 'US',
    kind: 'demo',
    state: 'active',
    expiresAt: null,
    lastMessageAt: now - 2 * minute,
  };
  const address: ManagedAddress = {
    address: 'q7xk2m9d@codes.example.com',
    state: 'active',
    expiresAt: null,
    lastMessageAt: null,
  };
  const active = {kind: 'active', daysLeft: 30, warn: false, ownersOnly: false} as const;

  const photogram = account('Photogram', {
    profile: {label: 'Photogram', username: 'the.brand.official', notes: 'Ask Jo before changing the profile picture.'},
    authenticator: active,
    number,
    address,
    recovery: {updatedAt: now - 3 * day},
  });
  const accounts = new Held<readonly (Account | UnreadableAccount)[]>(
    options.empty
      ? []
      : [
          photogram,
          account('Northbank', {
            profile: {label: 'Northbank business portal'},
            authenticator: {kind: 'active', daysLeft: 6, warn: true, ownersOnly: false},
          }),
          account('Papeterie Müller & Söhne Großhandel für Bürobedarf und mehr', {
            profile: {username: 'einkauf-sehr-langer-benutzername@team.example.com'},
            authenticator: active,
            rotationOwed: true,
          }),
          account('متجر', {profile: {label: 'متجر الإمدادات', username: 'المشتريات', urls: []}}),
          account('Streamly', {
            authenticator: accountRole === 'owner' ? {kind: 'pending', formerServes: false} : {kind: 'none'},
            number: {...number, number: '+15550105678', state: 'reserved', expiresAt: now + day, lastMessageAt: null},
          }),
          account('Clipcart', {authenticator: active}),
          {
            kind: 'unreadable',
            id: id<AccountId>('broken'),
            role: 'owner',
            deletedAt: null,
            problem: {kind: 'manifest-not-signed-by-owner', account: id<AccountId>('broken')},
          },
        ],
  );
  const trash = new Held<readonly (Account | UnreadableAccount)[]>(
    options.empty ? [] : [account('Oldbook', {deletedAt: now - 5 * day})],
  );

  const find = (wanted: AccountId) => [...accounts.value, ...trash.value].find((each) => each.id === wanted);
  function change(wanted: AccountId, how: (account: Account) => Partial<Account>) {
    accounts.set(
      accounts.value.map((each) => (each.id === wanted && each.kind === 'account' ? {...each, ...how(each)} : each)),
    );
  }

  const row = (
    of: Account,
    channel: 'sms' | 'email',
    ago: number,
    more: Partial<InboxRow> = {},
    code = '482913',
  ): InboxRow => ({
    id: freshId<MessageId>(),
    account: of.id,
    channel,
    arrivedAt: now - ago,
    card: {
      channel,
      from: channel === 'sms' ? '32665' : 'Photogram <security@photogram.example>',
      service: of.profile.service,
      code,
      boundDomain: channel === 'sms' ? 'photogram.example' : null,
      purpose: 'sign-in',
      receivedAt: now - ago,
    },
    unreadable: false,
    hasWhole: accountRole === 'owner',
    opened: null,
    usedAt: null,
    usedBy: null,
    ...more,
  });
  const rows = new Held<InboxRows>({
    rows: options.empty
      ? []
      : [
          row(photogram, 'sms', 20_000),
          row(
            photogram,
            'email',
            14 * minute,
            {usedAt: now - 13 * minute, usedBy: id<MemberId>('Jo Lindqvist')},
            'G-220417',
          ),
          ...(accountRole === 'owner' ? [row(photogram, 'email', 5 * 60 * minute, {card: null})] : []),
          row(photogram, 'sms', 3 * day, {}, '71520934'),
          row(photogram, 'sms', 9 * day, {card: null, unreadable: true}),
        ],
    complete: options.empty === true,
    loading: false,
  });

  const recoveryOf = new Map<AccountId, RecoveryCodes>([
    [
      photogram.id,
      {
        codes: [
          {code: '5483 2091', usedAt: now - 2 * day, usedBy: id<MemberId>('Jo Lindqvist')},
          {code: '7712 0394', usedAt: null, usedBy: null},
          {code: '1180 4426', usedAt: null, usedBy: null},
        ],
        remaining: 2,
        low: true,
      },
    ],
  ]);
  let elevated = false;

  function currentCode(which: AccountId, at: number): CurrentCode {
    const step = Math.floor(at / 30_000);
    const seed = Array.from(which).reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) >>> 0, 17);
    const code = (of: number) => String(((of * 2_654_435_761 + seed * 40_503) >>> 0) % 1_000_000).padStart(6, '0');
    return {
      kind: 'code',
      code: code(step),
      next: code(step + 1),
      secondsLeft: 30 - Math.floor((at / 1000) % 30),
      period: 30,
    };
  }
  function watchCode(which: AccountId): Readable<CurrentCode> {
    return {
      get value() {
        return currentCode(which, Date.now());
      },
      // As the real one: nothing at first, the code as soon as its seed was opened.
      subscribe(listener) {
        listener({kind: 'loading'});
        queueMicrotask(() => listener(currentCode(which, Date.now())));
        const timer = setInterval(() => listener(currentCode(which, Date.now())), 1000);
        return () => clearInterval(timer);
      },
    };
  }

  const sources = new Held<NumberSource[]>([
    {
      id: id<SourceId>('source'),
      name: 'Demo carrier',
      kind: 'signed',
      hookUrl: 'http://localhost:8700/hooks/sms/signed?source=sourceaaaaaaaaaaaaaaaaaaaa',
      createdAt: now - 30 * day,
      lastMessageAt: now - 2 * minute,
      unreservedCount: 3,
    },
  ]);
  const pool = new Held<PoolNumber[]>([
    {
      number: '+15550101234',
      country: 'US',
      kind: 'demo',
      source: id<SourceId>('source'),
      state: 'active',
      account: photogram.id,
      lastMessageAt: now - 2 * minute,
      unreservedCount: 0,
    },
    {
      number: '+15550105678',
      country: 'US',
      kind: 'demo',
      source: id<SourceId>('source'),
      state: 'reserved',
      account: null,
      lastMessageAt: null,
      unreservedCount: 0,
    },
    {
      number: '+15550109999',
      country: 'US',
      kind: 'mobile',
      source: id<SourceId>('source'),
      state: 'free',
      account: null,
      lastMessageAt: null,
      unreservedCount: 3,
    },
  ]);
  const domains = new Held<string[]>(['codes.example.com']);
  const invitations = new Held<readonly Invitation[]>([
    {
      id: id<InvitationId>('invite'),
      role: 'user',
      email: 'lee@example.com',
      name: 'Lee',
      createdAt: now - day,
      expiresAt: now + 6 * day,
      createdBy: me,
      state: 'open',
      member: null,
    },
  ]);
  const devices = new Held<readonly DeviceEntry[]>([
    {
      id: freshId<DeviceId>(),
      name: 'Phone in the kitchen',
      addedAt: now - 3 * day,
      ended: false,
      lastSeenAt: now - 120 * minute,
      current: false,
    },
    {
      id: freshId<DeviceId>(),
      name: 'Old laptop',
      addedAt: now - 90 * day,
      ended: true,
      lastSeenAt: null,
      current: false,
    },
    {id: freshId<DeviceId>(), name: null, addedAt: now - 30 * day, ended: false, lastSeenAt: null, current: false},
    {
      id: freshId<DeviceId>(),
      name: 'Firefox on Linux',
      addedAt: now - 100 * day,
      ended: false,
      lastSeenAt: now - minute,
      current: true,
    },
  ]);
  const sessions: SessionEntry[] = [
    {
      id: id<SessionId>('one'),
      deviceName: 'Chrome on Linux',
      createdAt: now - day,
      lastSeenAt: now,
      address: '127.0.0.1',
      current: true,
    },
    {
      id: id<SessionId>('two'),
      deviceName: 'Firefox on Android',
      createdAt: now - 9 * day,
      lastSeenAt: now - 3 * 60 * minute,
      address: '203.0.113.40',
      current: false,
    },
  ];
  const activity: ActivityEntry[] = [
    {
      cursor: 9,
      at: now - 2 * minute,
      member: me,
      kind: 'totp-copied',
      account: photogram.id,
      subject: null,
      address: '127.0.0.1',
    },
    {
      cursor: 8,
      at: now - 30 * minute,
      member: id<MemberId>('Jo Lindqvist'),
      kind: 'code-copied',
      account: photogram.id,
      subject: null,
      address: '203.0.113.40',
    },
    {
      cursor: 7,
      at: now - day,
      member: me,
      kind: 'access-granted',
      account: photogram.id,
      subject: id<MemberId>('Jo Lindqvist'),
      address: '127.0.0.1',
    },
    {
      cursor: 6,
      at: now - day - minute,
      member: me,
      kind: 'number-confirmed',
      account: photogram.id,
      subject: '+15550101234',
      address: '127.0.0.1',
    },
    {
      cursor: 5,
      at: now - day - 2 * minute,
      member: me,
      kind: 'something-new',
      account: photogram.id,
      subject: null,
      address: null,
    },
  ];

  const kit: EmergencyKit = {
    version: 1,
    server: 'http://localhost:8700',
    workspace: workspaceId,
    workspaceName: 'Brightside Studio',
    member: me,
    name: mira.name,
    email: mira.email,
    signInLink: `http://localhost:8700/sign-in#${workspaceId}.${me}`,
    secretKey: 'LK1-ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23',
    fingerprint: mira.fingerprint,
  };
  const device: StoredDevice = {
    workspace: workspaceId,
    workspaceName: kit.workspaceName,
    member: me,
    name: mira.name,
    email: mira.email,
    passkey: options.passkey ? {credential: new Uint8Array(16), salt: new Uint8Array(32)} : null,
  };

  const passkey = new Held(device.passkey);
  const meStore = new Held<Me>({member: mira, workspaceName: kit.workspaceName, demo: false, elevatedUntil: null});
  const connection = new Held<Session['connection']['value']>(options.connection ?? {kind: 'live'});

  const whole: WholeMessage = {
    channel: 'email',
    from: 'Photogram <security@photogram.example>',
    to: address.address,
    subject: 'Your sign-in code',
    text: null,
    html: '<h1>Hello</h1><p onclick="alert(1)">Your code is <b style="color:red">220417</b>. <a href="https://evil.example/track">Open photogram.example</a></p><img src="https://evil.example/pixel.png" alt="Logo"><script>alert(2)</script><form action="https://evil.example"><input name="x"></form>',
    date: now - 14 * minute,
    code: '220417',
    link: 'https://photogram.example/confirm?token=abcdefghijklmnop',
    service: 'Photogram',
    boundDomain: null,
    purpose: 'sign-in',
    candidates: [{code: '220417', score: 0.98}],
    attachments: [{name: 'terms.pdf', type: 'application/pdf', size: 48_213, content: new Uint8Array(8)}],
    authentication: {spf: 'pass', dkim: 'pass', dmarc: 'pass'},
    problem: null,
    raw: null,
  };

  const calls: string[] = [];
  const privateNotes = new Map<AccountId, string>();
  // Jo is logging in to Photogram, as Noura was before.
  const login = (name: string, ago: number): LoginRequest => ({
    id: freshId<LoginRequestId>(),
    account: photogram.id,
    member: id<MemberId>(name),
    device: freshId(),
    openedAt: now - ago,
    endsAt: now - ago + 5 * minute,
    outcome: ago < 5 * minute ? 'open' : 'done',
    mine: false,
  });
  const logins = new Held<LoginRequestList>({
    requests: options.empty ? [] : [login('Jo Lindqvist', 30_000), login('noura', 15 * minute)],
    steps: [],
    since: now - day,
  });
  const openLogins = (which: AccountId) =>
    logins.value.requests.filter((each) => each.account === which && each.outcome === 'open');
  const fakeLogin = (kept: {id: LoginRequestId; account: AccountId; openedAt: number}): OpenLogin => ({
    ...kept,
    expiresAt: kept.openedAt + 5 * minute,
    end: () => Promise.resolve(ok),
    takeStep: () => Promise.resolve(ok),
    takeCode: () => Promise.resolve({kind: 'no-code', current: {kind: 'none'}}),
    takeMessage: (taken) => session.inbox.markUsed(taken),
  });
  const session: Session = {
    workspaceId,
    memberId: me,
    me: meStore,
    connection,
    clock: new Held(options.clock ?? {offset: 0, warn: false, refuse: false}),
    trust: new Held<readonly TrustProblem[]>(options.stopped ? [options.stopped] : (options.trust ?? [])),
    stopped: new Held(options.stopped ?? null),
    upkeep: new Held<Session['upkeep']['value']>(options.upkeep ?? {kind: 'idle'}),
    syncedAt: new Held<number | null>(now - 3 * minute),
    passkey,
    enrolPasskey(given, ask) {
      if (given !== password) return Promise.resolve({kind: 'wrong-password'});
      passkey.set(ask);
      return Promise.resolve({kind: 'enrolled'});
    },
    removePasskey() {
      passkey.set(null);
      return Promise.resolve();
    },
    accounts: {
      list: accounts,
      trash,
      get: find,
      create(profile, withPassword) {
        const made = account(profile.service, {
          profile,
          id: freshId<AccountId>(),
          hasPassword: withPassword !== undefined,
          grants: [{member: me, role: 'owner', endsAt: null, granter: me, grantedAt: 0, reason: null}],
          createdAt: Date.now(),
        });
        accounts.set([...accounts.value, made]);
        return done(made.id);
      },
      edit(which, changes) {
        change(which, (each) => ({profile: {...each.profile, ...changes}}));
        return Promise.resolve(ok);
      },
      setPassword(which, text) {
        calls.push(`password set ${text}`);
        change(which, () => ({hasPassword: true}));
        return Promise.resolve(ok);
      },
      password: (_which, purpose) => {
        calls.push(`password ${purpose}`);
        return done('hunter2-but-longer');
      },
      privateNote: (which) => done(privateNotes.get(which) ?? ''),
      setPrivateNote(which, text) {
        privateNotes.set(which, text);
        change(which, () => ({hasPrivateNote: text !== ''}));
        return Promise.resolve(ok);
      },
      delete(which) {
        const gone = find(which);
        accounts.set(accounts.value.filter((each) => each.id !== which));
        if (gone) trash.set([...trash.value, {...gone, deletedAt: Date.now()}]);
        return Promise.resolve(ok);
      },
      restore(which) {
        const back = find(which);
        trash.set(trash.value.filter((each) => each.id !== which));
        if (back) accounts.set([...accounts.value, {...back, deletedAt: null}]);
        return Promise.resolve(ok);
      },
      share(which, who, role, endsAt = null) {
        change(which, (each) => ({
          grants: [
            ...each.grants.filter((grant) => grant.member !== who),
            {member: who, role, endsAt, granter: me, grantedAt: 0, reason: null},
          ],
        }));
        return done({rotated: false, needsPassword: false});
      },
      endAccess(which, who) {
        const waits = recoveryOf.has(which) && !elevated;
        change(which, (each) => ({
          grants: each.grants.filter((grant) => grant.member !== who),
          rotationOwed: waits,
        }));
        return done({rotated: !waits, needsPassword: waits});
      },
      leave(which) {
        accounts.set(accounts.value.filter((each) => each.id !== which));
        return Promise.resolve(ok);
      },
      rotate(which) {
        change(which, () => ({rotationOwed: false}));
        return Promise.resolve(ok);
      },
      rotateOwed(which) {
        if (recoveryOf.has(which) && !elevated) return Promise.resolve({kind: 'elevation-required'});
        change(which, () => ({rotationOwed: false}));
        return Promise.resolve(ok);
      },
    },
    numbers: {
      reserve(which) {
        const has = find(which);
        const given = (has?.kind === 'account' ? has.number : null) ?? {
          ...number,
          number: '+15550109999',
          state: 'reserved' as const,
          lastMessageAt: null,
        };
        change(which, () => ({number: given}));
        return done(given);
      },
      confirm(which) {
        change(which, (each) => ({number: each.number && {...each.number, state: 'active'}}));
        return done({...number, number: '+15550109999'});
      },
      release(which) {
        change(which, () => ({number: null}));
        return Promise.resolve(ok);
      },
    },
    addresses: {
      reserve(which) {
        const has = find(which);
        const given = (has?.kind === 'account' ? has.address : null) ?? {...address, state: 'reserved' as const};
        change(which, () => ({address: given}));
        return done(given);
      },
      confirm(which) {
        change(which, (each) => ({address: each.address && {...each.address, state: 'active'}}));
        return done(address);
      },
      release(which) {
        change(which, () => ({address: null}));
        return Promise.resolve(ok);
      },
    },
    authenticator: {
      save(which, text) {
        calls.push(`saved ${text}`);
        if (!/^(otpauth:.*|[A-Z2-7 -]{8,})$/i.test(text.trim()))
          return Promise.resolve({
            kind: 'bad-key',
            problem: 'secret-letters',
            sentence:
              'the secret key contains 0, 1, 8 or 9, which such keys never do; look for the letters O, I, B or G',
          } as never);
        change(which, () => ({authenticator: {kind: 'pending', formerServes: false}}));
        return Promise.resolve(ok);
      },
      activate(which) {
        change(which, () => ({authenticator: active}));
        return Promise.resolve(ok);
      },
      discardPending(which) {
        change(which, () => ({authenticator: {kind: 'none'}}));
        return Promise.resolve(ok);
      },
      remove(which) {
        change(which, () => ({authenticator: {kind: 'none'}}));
        return Promise.resolve(ok);
      },
    },
    codes: {
      current: (which, at) => Promise.resolve(currentCode(which, at)),
      pending: (which, at) => Promise.resolve(currentCode(which, at)),
      watch: (which) => watchCode(which),
      advanceCounter: () => Promise.resolve(ok),
      copied(which) {
        calls.push(`copied ${which}`);
        return Promise.resolve();
      },
    },
    recovery: {
      save(which, codes) {
        const kept: RecoveryCodes = {
          codes: codes.map((code) => ({code, usedAt: null, usedBy: null})),
          remaining: codes.length,
          low: codes.length <= 2,
        };
        recoveryOf.set(which, kept);
        change(which, () => ({recovery: {updatedAt: Date.now()}}));
        return done(kept);
      },
      view(which) {
        if (!elevated) return Promise.resolve({kind: 'elevation-required'});
        return done(recoveryOf.get(which) ?? {codes: [], remaining: 0, low: true});
      },
      setUsed(which, code, used) {
        const before = recoveryOf.get(which) ?? {codes: [], remaining: 0, low: true};
        const codes = before.codes.map((each) =>
          each.code === code ? {code, usedAt: used ? Date.now() : null, usedBy: used ? me : null} : each,
        );
        const remaining = codes.filter((each) => each.usedAt === null).length;
        const after = {codes, remaining, low: remaining <= 2};
        recoveryOf.set(which, after);
        return done(after);
      },
      copied: () => Promise.resolve(),
    },
    inbox: {
      rows,
      more() {
        rows.set({...rows.value, complete: true});
        return Promise.resolve(ok);
      },
      whole(opened) {
        rows.set({
          ...rows.value,
          rows: rows.value.rows.map((each) =>
            each.id === opened.id ? {...each, opened: {from: whole.from, subject: whole.subject}} : each,
          ),
        });
        return done(whole);
      },
      markUsed(used) {
        rows.set({
          ...rows.value,
          rows: rows.value.rows.map((each) => (each.id === used.id ? {...each, usedAt: Date.now(), usedBy: me} : each)),
        });
        return Promise.resolve(ok);
      },
      delete(gone) {
        rows.set({...rows.value, rows: rows.value.rows.filter((each) => each.id !== gone.id)});
        return Promise.resolve(ok);
      },
    },
    loginRequests: {
      list: logins,
      watch: (which) => ({
        get value() {
          return openLogins(which);
        },
        subscribe: (listener) => logins.subscribe(() => listener(openLogins(which))),
      }),
      open: (which) => done(fakeLogin({id: freshId<LoginRequestId>(), account: which, openedAt: Date.now()})),
      resume: fakeLogin,
      standing: (row) =>
        row.arrivedAt < now - 6 * minute && row.card?.purpose === 'sign-in' ? 'unsolicited' : 'solicited',
    },
    devices: {
      changes: new Held(0),
      list: () => done(devices.value),
      rename(which, name) {
        devices.set(devices.value.map((each) => (each.id === which ? {...each, name} : each)));
        return Promise.resolve(ok);
      },
      end(which) {
        devices.set(devices.value.map((each) => (each.id === which ? {...each, ended: true} : each)));
        return Promise.resolve(ok);
      },
      answer: (which) => {
        if (which.startsWith('u')) return Promise.resolve({kind: 'used'});
        if (which.startsWith('e')) return Promise.resolve({kind: 'expired'});
        if (which.startsWith('n')) return Promise.resolve({kind: 'missing', detail: 'none'});
        const progress = new Held<ApprovingProgress>({kind: 'compare', code: approvalCode});
        return done<Approving>({
          deviceName: 'Chromium extension on Linux',
          address: '192.0.2.7',
          askedAt: now - 20_000,
          expiresAt: now + 9 * minute,
          progress,
          approve(given) {
            if (given !== password) return Promise.resolve({kind: 'wrong-password'});
            progress.set({kind: 'approved'});
            return Promise.resolve(ok);
          },
          refuse() {
            progress.set({kind: 'refused'});
            return Promise.resolve(ok);
          },
          stop: () => undefined,
        });
      },
    },
    members: {
      list: members,
      invitations,
      get: (who) => members.value.find((each) => each.id === who),
      loadInvitations: () => Promise.resolve(ok),
      invite: () =>
        done({
          link: `http://localhost:8700/join#${workspaceId}.inviteaaaaaaaaaaaaaaaaaaaa.c2VjcmV0c2VjcmV0c2VjcmV0`,
          expiresAt: Date.now() + 7 * day,
        }),
      withdraw(which) {
        invitations.set(invitations.value.filter((each) => each.id !== which));
        return Promise.resolve(ok);
      },
      changeRole(who, role) {
        if (!elevated) return Promise.resolve({kind: 'elevation-required'});
        members.set(members.value.map((each) => (each.id === who ? {...each, role} : each)));
        return Promise.resolve(ok);
      },
      setEnd(who, endsAt) {
        members.set(members.value.map((each) => (each.id === who ? {...each, endsAt} : each)));
        return Promise.resolve(ok);
      },
      end(who) {
        members.set(members.value.map((each) => (each.id === who ? {...each, state: 'ended'} : each)));
        return Promise.resolve(ok);
      },
      markCompared(who) {
        const compared = {keys: 'compared', admittedBy: me} as const;
        members.set(members.value.map((each) => (each.id === who ? {...each, ...compared} : each)));
        return Promise.resolve(ok);
      },
      log: new Held<LogState | null>({
        number: 17,
        head: 'k7m2 qxab ctrd eufg bnhi jgok rl3s',
        fingerprint: 'a2c4 e6gh ikmo qsuw y235 7bdf hjln',
      }),
      exportLog: () => done('{"workspace":"","entries":[]}\n'),
      logEvidence: () => Promise.resolve('{}'),
      mayInvite: (role) =>
        workspaceRole === 'owner' ||
        (workspaceRole !== 'user' && workspaceRole !== 'guest' && (role === 'user' || role === 'guest')),
      mayManage: (who) => workspaceRole === 'owner' && who.id !== me,
    },
    activity: {load: () => done({entries: options.empty ? [] : activity, next: null})},
    admin: {
      listSources: () => done(options.empty ? [] : sources.value),
      addSource(input) {
        const made: NumberSource = {
          id: freshId<SourceId>(),
          name: input.name,
          kind: input.kind,
          hookUrl: `http://localhost:8700/hooks/sms/${input.kind}`,
          createdAt: Date.now(),
          lastMessageAt: null,
          unreservedCount: 0,
        };
        sources.set([...sources.value, made]);
        return done({...made, secret: input.kind === 'twilio' ? null : 'whsec_3q2yXn0b5r8c1v9k7m4p6t2w'});
      },
      removeSource(which) {
        sources.set(sources.value.filter((each) => each.id !== which));
        return Promise.resolve(ok);
      },
      listNumbers: () => done(options.empty ? [] : pool.value),
      addNumber(input) {
        pool.set([
          ...pool.value,
          {...input, country: 'US', state: 'free', account: null, lastMessageAt: null, unreservedCount: 0},
        ]);
        return Promise.resolve(ok);
      },
      removeNumber(which) {
        pool.set(pool.value.filter((each) => each.number !== which));
        return Promise.resolve(ok);
      },
      listMailDomains: () => done(options.empty ? [] : domains.value),
      addMailDomain(domain) {
        domains.set([...domains.value, domain]);
        return Promise.resolve(ok);
      },
      removeMailDomain(domain) {
        domains.set(domains.value.filter((each) => each !== domain));
        return Promise.resolve(ok);
      },
    },
    sync: () => Promise.resolve(ok),
    elevate(given) {
      if (given !== password) return Promise.resolve({kind: 'wrong-password'});
      elevated = true;
      return Promise.resolve({kind: 'elevated', until: Date.now() + 5 * minute});
    },
    changePassword: (current) => Promise.resolve(current === password ? {kind: 'changed'} : {kind: 'wrong-password'}),
    emergencyKit: (given) => Promise.resolve(given === password ? {kind: 'kit', kit} : {kind: 'wrong-password'}),
    rename(name) {
      meStore.set({...meStore.value, member: {...meStore.value.member, name}});
      return Promise.resolve(ok);
    },
    renameWorkspace(workspaceName) {
      meStore.set({...meStore.value, workspaceName});
      return Promise.resolve(ok);
    },
    listSessions: () => done(sessions),
    endSession: () => Promise.resolve(ok),
    lock() {
      state.set({kind: 'locked', device});
      return Promise.resolve();
    },
    signOut() {
      state.set({kind: 'locked', device});
      return Promise.resolve();
    },
  };

  const first: ClientState =
    options.state === 'signed-out'
      ? {kind: 'signed-out'}
      : options.state === 'locked'
        ? {kind: 'locked', device}
        : {kind: 'open', session};
  const state = new Held<ClientState>(first);
  const open = () => state.set({kind: 'open', session});

  const client: Client = {
    state,
    server: () => Promise.resolve({kind: 'server', version: '0', demo: false}),
    found(input) {
      if (input.password.length < 10) return Promise.resolve({kind: 'password-too-short', atLeast: 10});
      open();
      return Promise.resolve({kind: 'founded', session, kit});
    },
    previewInvitation: (link) =>
      Promise.resolve(
        link.includes('.')
          ? {
              kind: 'open',
              workspaceName: kit.workspaceName,
              inviterName: mira.name,
              role: 'user',
              expiresAt: now + 6 * day,
            }
          : {kind: 'link-invalid'},
      ),
    join(input) {
      if (options.joins === 'untrusted') {
        return Promise.resolve({kind: 'untrusted', problem: {kind: 'log-forked', number: 4}});
      }
      if (input.password.length < 10) return Promise.resolve({kind: 'password-too-short', atLeast: 10});
      open();
      return Promise.resolve({kind: 'joined', session, kit});
    },
    signIn(input) {
      if (!input.address.includes('.')) return Promise.resolve({kind: 'address-invalid'});
      if (!input.secretKey.startsWith('LK1-'))
        return Promise.resolve({kind: 'secret-key-invalid', problem: 'A Secret Key begins with LK1-.'});
      if (input.password !== password) return Promise.resolve({kind: 'refused'});
      open();
      return Promise.resolve({kind: 'signed-in', session});
    },
    requestApproval() {
      const progress = new Held<ApprovalProgress>(options.approval ?? {kind: 'waiting'});
      const approval: Approval = {
        id: id<DeviceRequestId>('request'),
        link: `http://localhost:8700/approve#${id('request')}`,
        expiresAt: now + 10 * minute,
        progress,
        confirmed: true,
        confirm: () => Promise.resolve(),
        step: () => Promise.resolve(progress.value),
        code: () => Promise.resolve(approvalCode),
        result: () => Promise.resolve({kind: 'refused'}),
        refuse: () => Promise.resolve(ok),
        stop: () => undefined,
      };
      return Promise.resolve({kind: 'requested', approval});
    },
    resumeApproval: () => Promise.resolve(null),
    unlock(given) {
      if (given !== password) return Promise.resolve({kind: 'wrong-password'});
      open();
      return Promise.resolve({kind: 'unlocked', session});
    },
    unlockWithPasskey() {
      open();
      return Promise.resolve({kind: 'unlocked', session});
    },
    forgetDevice() {
      state.set({kind: 'signed-out'});
      return Promise.resolve();
    },
  };

  // A code that arrives while somebody looks.
  function arrive(to: AccountId, code: string, channel: 'sms' | 'email' = 'sms') {
    const of = find(to);
    if (of?.kind !== 'account') return;
    rows.set({...rows.value, rows: [{...row(of, channel, 0, {}, code), arrivedAt: Date.now()}, ...rows.value.rows]});
  }

  return {client, session, arrive, calls, accounts, connection, photogram};
}
