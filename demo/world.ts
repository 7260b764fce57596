// The demo's workspace: founded, joined and filled through @latchkey/client, as any client would.
import {createClient, type AccountId, type EmergencyKit, type Outcome, type Session} from '@latchkey/client';
import type {Carrier} from './carrier/carrier.ts';
import {nodePlatform} from './platform.ts';

export interface DemoMember {
  name: string;
  role: string;
  password: string;
  kit: EmergencyKit;
  session: Session;
}

export interface World {
  mira: DemoMember; // Workspace Owner, Account Owner of everything here
  jo: DemoMember; // User, Collaborator on two accounts
  photogram: AccountId;
  hookUrl: string;
  hookSecret: string;
  mailDomain: string;
}

export function valueOf<T>(outcome: Outcome<T> | {kind: 'none-free'; detail: string}, doing: string): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(`${doing}: ${JSON.stringify(outcome)}`);
}

const mailDomain = 'codes.northwind.example';
const password = 'correct horse battery staple';

// As it is at the service, too.
export const photogramLogin = {username: 'northwind.studio', password: 'kelp-lantern-49-Orbit'};
// One more there, which the workspace does not have yet.
export const archiveLogin = {username: 'northwind.archive', password: 'Copper-drift-72-fern'};

export async function foundWorld(url: string, foundingToken: string, photogramUrl: string): Promise<World> {
  const miraClient = await createClient(nodePlatform(url, 'Demo set-up'));
  const founded = await miraClient.found({
    link: `${url}/found#${foundingToken}`,
    workspaceName: 'Northwind Social',
    name: 'Mira Halvorsen',
    email: 'mira@northwind.example',
    password,
  });
  if (founded.kind !== 'founded') throw new Error(`founding: ${founded.kind}`);
  const mira = founded.session;

  const invitation = valueOf(
    await mira.members.invite({role: 'user', name: 'Jo Okafor', email: 'jo@northwind.example'}),
    'inviting Jo',
  );
  const joClient = await createClient(nodePlatform(url, 'Demo set-up'));
  const joined = await joClient.join({
    link: invitation.link,
    name: 'Jo Okafor',
    email: 'jo@northwind.example',
    password,
  });
  if (joined.kind !== 'joined') throw new Error(`joining: ${joined.kind}`);
  const jo = joined.session;
  valueOf(await mira.sync(), 'syncing');

  valueOf(
    await mira
      .elevate(password)
      .then((e) => (e.kind === 'elevated' ? ({kind: 'done', value: null} as const) : fail(e.kind))),
    'elevating',
  );
  const source = valueOf(await mira.admin.addSource({name: 'Demo carrier', kind: 'signed'}), 'adding the carrier');
  if (source.secret === null) throw new Error('the carrier got no secret');
  for (let last = 100; last < 110; last++) {
    valueOf(
      await mira.admin.addNumber({number: `+1555555${String(last).padStart(4, '0')}`, kind: 'demo', source: source.id}),
      'adding a number',
    );
  }
  valueOf(await mira.admin.addMailDomain(mailDomain), 'adding the mail domain');

  const create = async (
    label: string,
    service: string,
    username: string,
    address: string,
    secret: string,
  ): Promise<AccountId> =>
    valueOf(
      await mira.accounts.create({label, service, username, urls: [address], notes: ''}, secret),
      `adding ${label}`,
    );
  const photogram = await create(
    'Photogram',
    'Photogram',
    photogramLogin.username,
    `${photogramUrl}/`,
    photogramLogin.password,
  );
  const parcels = await create(
    'Parcelhub',
    'Parcelhub',
    'office@northwind.example',
    'https://parcelhub.example/login',
    'Vivid!Harbor7Canoe',
  );
  const bank = await create(
    'Harbor Bank',
    'Harbor Bank',
    'NW-204417',
    'https://harborbank.example/sign-in',
    'quartz-Meadow-81-tin',
  );
  await create('مكتبة النور', 'مكتبة النور', 'northwind', 'https://alnoor.example/', 'Saffron+Ridge+5512');

  valueOf(
    await mira.authenticator
      .save(bank, 'otpauth://totp/Harbor%20Bank:NW-204417?secret=NB2W45DFOIZA&issuer=Harbor%20Bank')
      .then(saved),
    'saving a key',
  );
  valueOf(await mira.authenticator.activate(bank, false).then(saved), 'activating it');
  for (const account of [photogram, parcels]) {
    valueOf(await mira.accounts.share(account, jo.memberId, 'collaborator'), 'sharing');
  }
  return {
    mira: {name: 'Mira', role: 'Workspace Owner, Account Owner', password, kit: founded.kit, session: mira},
    jo: {name: 'Jo', role: 'User, Collaborator on Photogram and Parcelhub', password, kit: joined.kit, session: jo},
    photogram,
    hookUrl: source.hookUrl,
    hookSecret: source.secret,
    mailDomain,
  };
}

function fail(kind: string): never {
  throw new Error(kind);
}

function saved(outcome: Outcome | {kind: string}): Outcome {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome as Outcome;
}

// A few messages that were there before, so that the Shared Inbox is not empty at first sight.
export async function sendFirstMessages(world: World, carrier: Carrier): Promise<void> {
  const parcels = world.mira.session.accounts.list.value.find(
    (account) => account.kind === 'account' && account.profile.label === 'Parcelhub',
  );
  if (parcels === undefined) throw new Error('Parcelhub is missing');
  const number = valueOf(await world.mira.session.numbers.reserve(parcels.id), 'reserving a number');
  valueOf(await world.mira.session.numbers.confirm(parcels.id), 'confirming it');
  const address = valueOf(await world.mira.session.addresses.reserve(parcels.id), 'reserving an address');
  valueOf(await world.mira.session.addresses.confirm(parcels.id), 'confirming it');
  for (const delivery of [
    await carrier.sendSms(
      number.number,
      'Parcelhub',
      'Parcelhub: your sign-in code is 604 118. It expires in 10 minutes.',
    ),
    await carrier.sendMail({
      to: address.address,
      from: 'Parcelhub <no-reply@parcelhub.example>',
      subject: 'Your invoice for November',
      text: 'Hello Northwind,\n\nyour invoice no. 20261118 over 48.20 EUR is ready. It will be collected on 2026-11-30.\n\nParcelhub',
    }),
  ]) {
    if (delivery.kind !== 'delivered') throw new Error(`the receivers refused a message: ${delivery.reason}`);
  }
}

export function signInLink(url: string, member: DemoMember): string {
  const {workspace, member: id, secretKey} = member.kit;
  const credentials = new URLSearchParams({workspace, member: id, secret_key: secretKey, password: member.password});
  return `${url}/demo#${credentials.toString()}`;
}
