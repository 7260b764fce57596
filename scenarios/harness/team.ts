// A running server and two people on it, for stories: Mira founded the workspace, Jo joined by her invitation. Every request
// they make is held against the contract.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createClient, type Client, type EmergencyKit, type Session} from '@latchkey/client';
import {Carrier} from '../../demo/carrier/carrier.ts';
import {Latchkeyd, type Ports} from '../../demo/latchkeyd.ts';
import {nodePlatform} from '../../demo/platform.ts';
import {valueOf} from '../../demo/world.ts';
import {checkedFetch, top} from './contract.ts';

export const programs = process.env['LATCHKEY_PROGRAMS'] ?? join(top, 'build/release/bin');
export const password = 'a quiet harbour at dusk';
export const mailDomain = 'codes.team.example';

export interface Person {
  client: Client;
  session: Session;
  kit: EmergencyKit;
}

export interface Team {
  server: Latchkeyd;
  dataDirectory: string;
  mira: Person;
  jo: Person;
  carrier: Carrier;
  numbers: string[];
  stop(): Promise<void>;
}

export interface TeamOptions {
  environment?: Record<string, string>;
  ports?: Ports; // those of a server that was there before
}

export async function startServer(dataDirectory: string, options: TeamOptions = {}): Promise<Latchkeyd> {
  return Latchkeyd.start({
    program: join(programs, 'latchkeyd'),
    dataDirectory,
    ...(options.ports === undefined ? {} : {ports: options.ports}),
    ...(options.environment === undefined ? {} : {environment: options.environment}),
  });
}

export async function foundTeam(options: TeamOptions = {}): Promise<Team> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-scenario-'));
  const server = await startServer(dataDirectory, options);
  const miraClient = await createClient(nodePlatform(server.url, 'Scenario', {fetch: checkedFetch}));
  const founded = await miraClient.found({
    link: `${server.url}/found#${await server.foundingToken()}`,
    workspaceName: 'Team',
    name: 'Mira',
    email: 'mira@team.example',
    password,
  });
  if (founded.kind !== 'founded') throw new Error(`founding: ${founded.kind}`);
  const mira = founded.session;
  const invitation = valueOf(await mira.members.invite({role: 'user', name: 'Jo'}), 'inviting');
  const joClient = await createClient(nodePlatform(server.url, 'Scenario', {fetch: checkedFetch}));
  const joined = await joClient.join({link: invitation.link, name: 'Jo', email: 'jo@team.example', password});
  if (joined.kind !== 'joined') throw new Error(`joining: ${joined.kind}`);
  valueOf(await mira.sync(), 'syncing');

  await mira.elevate(password);
  const source = valueOf(await mira.admin.addSource({name: 'Carrier', kind: 'signed'}), 'adding a source');
  const numbers = ['+15555550100', '+15555550101', '+15555550102'];
  for (const number of numbers)
    valueOf(await mira.admin.addNumber({number, kind: 'demo', source: source.id}), 'adding a number');
  valueOf(await mira.admin.addMailDomain(mailDomain), 'adding a mail domain');
  const carrier = new Carrier({
    hookUrl: source.hookUrl,
    hookSecret: source.secret ?? '',
    smtp: {host: '127.0.0.1', port: server.ports.smtp},
  });
  return {
    server,
    dataDirectory,
    mira: {client: miraClient, session: mira, kit: founded.kit},
    jo: {client: joClient, session: joined.session, kit: joined.kit},
    carrier,
    numbers,
    stop: async () => {
      await Promise.all([mira.lock(), joined.session.lock()]);
      await server.stop();
      rmSync(dataDirectory, {recursive: true, force: true});
    },
  };
}

// Waits until `holds` returns something, asking again on each turn of a short timer; never longer than `seconds`.
export async function until<T>(what: string, holds: () => T | undefined | false, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = holds();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`after ${seconds} s still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
