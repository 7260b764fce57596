// Who may do what: every operation of the contract, asked by everybody there is. The table is the rule in design words; each
// of its cells is a real request, well-formed and signed by who sends it, against a real server.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {components} from '../web/client/src/api/schema.ts';
import {base64url} from '../web/client/src/bytes.ts';
import type {LogAct} from '../web/client/src/crypto/log-entry.ts';
import type {DeviceId, InvitationId, MemberId} from '../web/client/src/ids.ts';
import {operationNamed, operations} from './harness/contract.ts';
import {Listener} from './harness/listener.ts';
import {
  ask,
  elsewhere,
  good,
  newDevice,
  newId,
  noise,
  random,
  Wire,
  type Ask,
  type Held,
  type Told,
  type WorkspaceRole,
} from './harness/wire.ts';
import {Workplace} from './harness/workplace.ts';

type Schemas = components['schemas'];

// outside: seven askers whom the server must take for nobody (see `outsiders`), all answered alike.
// guest … owner: members in that workspace role, without any grant on the account that is asked for.
// collab: a guest who is Collaborator on it. accown: a User who is its Account Owner. former: a User whose access was ended.
// A row may stand several times, with what differs behind a colon.
const table = `
                                      outside guest user admin super owner collab accown former

  getHealth                               200   200  200   200   200   200    200    200    200
  getReadiness                            200   200  200   200   200   200    200    200    200
  getServer                               200   200  200   200   200   200    200    200    200

  foundWorkspace: without a link          401   401  401   401   401   401    401    401    401
  previewInvitation: with its link        200   200  200   200   200   200    200    200    200
  previewInvitation: another's secret     404   404  404   404   404   404    404    404    404
  acceptInvitation: another's secret      404   404  404   404   404   404    404    404    404
  signIn: another's id                    401   401  401   401   401   401    401    401    401
  createSession: another's challenge      401   401  401   401   401   401    401    401    401
  readLogSigningIn: with a challenge      200   200  200   200   200   200    200    200    200
  readLogSigningIn: another's challenge   401   401  401   401   401   401    401    401    401

  listSessions                            401   200  200   200   200   200    200    200    200
  endSession: one's own                   401   204  204   204   204   204    204    204    204
  endSession: another's                   401   404  404   404   404   404    404    404    404
  elevateSession                          401   200  200   200   200   200    200    200    200
  elevateSession: wrong password          401   403  403   403   403   403    403    403    403
  getMe                                   401   200  200   200   200   200    200    200    200
  changeCredentials: elevated             401   204  204   204   204   204    204    204    204
  changeCredentials: not elevated         401   403  403   403   403   403    403    403    403

  listDevices: one's own                  401   200  200   200   200   200    200    200    200
  listDevices: a user's                   401   403  403   200   200   200    403    403    403
  listMembers                             401   200  200   200   200   200    200    200    200
  readLog                                 401   200  200   200   200   200    200    200    200
  readLogInvited: with its link           200   200  200   200   200   200    200    200    200
  readLogInvited: another's secret        404   404  404   404   404   404    404    404    404
  appendToLog: one's own name             401   204  204   204   204   204    204    204    204
  appendToLog: another's name             401   403  403   403   403   403    403    403    403
  appendToLog: one's own device's name    401   204  204   204   204   204    204    204    204
  appendToLog: another's device's name    401   409  409   409   409   409    409    409    409
  appendToLog: the end of one's device    401   204  204   204   204   204    204    204    204
  appendToLog: the end of a user's device 401   403  403   204   204   204    403    403    403
  appendToLog: as somebody else           401   403  403   403   403   403    403    403    403
  appendToLog: a user's keys compared     401   403  403   204   204   204    403    403    403
  appendToLog: a user's end time          401   403  403   204   204   204    403    403    403
  appendToLog: a user's role              401   403  403   204   204   204    403    403    403
  appendToLog: role, not elevated         401   403  403   403   403   403    403    403    403
  appendToLog: the end of a user          401   403  403   204   204   204    403    403    403
  appendToLog: a user's invitation back   401   403  403   204   204   204    403    403    403
  listInvitations                         401   403  403   200   200   200    403    403    403
  createInvitation: a user                401   403  403   201   201   201    403    403    403
  renameWorkspace                         401   403  403   403   403   200    403    403    403

  sync                                    401   200  200   200   200   200    200    200    200
  createAccount                           401   403  201   201   201   201    403    201    201
  getAccount                              401   404  404   404   404   404    200    200    404
  deleteAccount                           401   404  404   404   404   404    403    204    404
  restoreAccount                          401   404  404   404   404   404    404    200    404
  getRecoveryRecord: elevated             401   404  404   404   404   404    403    200    404
  getRecoveryRecord: not elevated         401   404  404   404   404   404    403    403    404
  getRecoveryRecord: of another kind      401   404  404   404   404   404    404    404    404
  putRecord                               401   404  404   404   404   404    403    200    404
  putRecord: removing                     401   404  404   404   404   404    403    200    404
  readChain                               401   404  404   404   404   404    200    200    404
  appendToChain: access for another       401   404  404   404   404   404    403    204    404
  appendToChain: access for oneself       401   404  404   404   404   404    403    204    404
  appendToChain: an Owner's entry         401   404  404   404   404   404    403    403    404
  appendToChain: the end of another's     401   404  404   404   404   404    403    204    404
  appendToChain: the end of one's own     401   404  404   404   404   404    204    204    404
  rotateAccount                           401   404  404   404   404   404    403    200    404
  dealChunks                              401   404  404   404   404   404    403    204    404
  getChunks                               401   404  404   404   404   404    200    200    404

  reserveNumber                           401   404  404   404   404   404    403    201    404
  confirmNumber                           401   404  404   404   404   404    403    200    404
  releaseNumber                           401   404  404   404   404   404    403    204    404
  reserveAddress                          401   404  404   404   404   404    403    201    404
  confirmAddress                          401   404  404   404   404   404    403    200    404
  releaseAddress                          401   404  404   404   404   404    403    204    404

  listMessages                            401   200  200   200   200   200    200    200    200
  listMessages: of the account            401   404  404   404   404   404    200    200    404
  getWholeMessage                         401   404  404   404   404   404    403    200    404
  markMessageUsed                         401   404  404   404   404   404    204    204    404
  markMessageUsed: one without a card     401   404  404   404   404   404    404    204    404
  deleteMessage                           401   404  404   404   404   404    403    204    404

  listLoginRequests                       401   200  200   200   200   200    200    200    200
  listLoginRequests: of the account       401   404  404   404   404   404    200    200    404
  openLoginRequest                        401   404  404   404   404   404    201    201    404
  endLoginRequest: one's own              401   404  404   404   404   404    204    204    404
  endLoginRequest: another's              401   404  404   404   404   404    404    404    404
  takeStep: for one's own                 401   404  404   404   404   404    204    204    404
  takeStep: for another's                 401   404  404   404   404   404    404    404    404
  markMessageUsed: for one's own login    401   404  404   404   404   404    204    204    404
  markMessageUsed: for another's login    401   404  404   404   404   404    404    404    404

  listActivity                            401   200  200   200   200   200    200    200    200
  reportActivity: a code was copied       401   404  404   404   404   404    204    204    404
  reportActivity: a recovery code was     401   404  404   404   404   404    403    204    404

  listNumberSources                       401   403  403   200   200   200    403    403    403
  addNumberSource                         401   403  403   201   201   201    403    403    403
  removeNumberSource                      401   403  403   204   204   204    403    403    403
  listNumbers                             401   403  403   200   200   200    403    403    403
  addNumber                               401   403  403   201   201   201    403    403    403
  removeNumber                            401   403  403   204   204   204    403    403    403
  listMailDomains                         401   403  403   200   200   200    403    403    403
  addMailDomain                           401   403  403   201   201   201    403    403    403
  removeMailDomain                        401   403  403   204   204   204    403    403    403

  receiveTwilioSms: unsigned              401   401  401   401   401   401    401    401    401
  receiveAndroidSms: unsigned             401   401  401   401   401   401    401    401    401
  receiveSignedSms: unsigned              401   401  401   401   401   401    401    401    401

  openDeviceRequest                       201   201  201   201   201   201    201    201    201
  getDeviceRequestProgress: with its token 200  200  200   200   200   200    200    200    200
  getDeviceRequestProgress: with another's 404  404  404   404   404   404    404    404    404
  revealDeviceKey: with another's token   404   404  404   404   404   404    404    404    404
  takeDeviceLetter: with another's token  404   404  404   404   404   404    404    404    404
  withdrawDeviceRequest: with its token   204   204  204   204   204   204    204    204    204
  withdrawDeviceRequest: with another's   404   404  404   404   404   404    404    404    404
  getDeviceRequest: answered by oneself   401   200  200   200   200   200    200    200    200
  getDeviceRequest: answered by another   401   409  409   409   409   409    409    409    409
  answerDeviceRequest                     401   204  204   204   204   204    204    204    204
  approveDevice: elevated                 401   204  204   204   204   204    204    204    204
  approveDevice: not elevated             401   403  403   403   403   403    403    403    403
  refuseDevice                            401   204  204   204   204   204    204    204    204

  openEvents                             1008   101  101   101   101   101    101    101    101
`;

type Column = 'outside' | 'guest' | 'user' | 'admin' | 'super' | 'owner' | 'collab' | 'accown' | 'former';

interface Row {
  name: string;
  operation: string;
  expected: Map<Column, number>;
}

function parseTable(text: string): Row[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const columns = head.trim().split(/\s+/) as Column[];
  return lines.map((line) => {
    const parts = /^\s*(.*?)\s+([\d ]+)$/.exec(line);
    const name = parts?.[1] ?? '';
    const values = (parts?.[2] ?? '').trim().split(/\s+/).map(Number);
    if (values.length !== columns.length) throw new Error(`a row of another length: ${line}`);
    return {
      name,
      operation: name.split(':')[0] ?? '',
      expected: new Map(columns.map((column, at) => [column, values[at] ?? 0])),
    };
  });
}

const rows = parseTable(table);

// What a cell is asked about. Each allowed cell gets one of its own; the refused ones of a row share one, since they leave
// it as it was.
interface Target {
  held: Held;
  member: MemberId;
  other: Wire | null; // the member, where it can speak
  invitation: InvitationId;
  session: string;
  message: string;
  name: string;
}

interface Request {
  about?: (target: Target, by: Wire) => Promise<unknown>;
  ask: (by: Wire, target: Target) => Ask | Promise<Ask>;
  session?: 'elevated' | 'fresh'; // else the one the member has
  after?: (by: Wire) => Promise<unknown>;
}

let place: Workplace;
const people = new Map<Column, Wire>();
let accown: Wire;
let collab: Wire;
let former: Wire;
let ended: {wire: Wire; token: string};
let outlived: Wire;
let stranger: Wire;
let bystander: Wire; // a member nobody asks as
let second: Wire; // another one, who may use what it is about

const inAccount = (target: Target, more: Record<string, string> = {}): {path: Record<string, string>} => ({
  path: {account: target.held.id, ...more},
});
const inMessage = (target: Target): {path: Record<string, string>} => inAccount(target, {message: target.message});

// An account of accown's that collab may use and former no longer may.
async function anAccount(target: Target): Promise<void> {
  target.held = await accown.createAccount();
  await accown.share(target.held, collab, 'collaborator');
  await accown.share(target.held, former, 'owner');
  good(await accown.end(target.held, former.at.member), 'ending');
}

async function withMessage(target: Target, text?: string): Promise<void> {
  await anAccount(target);
  const number = await place.reserveNumber(accown, target.held);
  target.message = await place.deliver(accown, target.held, number, text);
}

// A login request of whoever asks, where they may have one, or of somebody else who may.
const withLogin =
  (whose: (by: Wire) => Wire) =>
  async (target: Target, by: Wire): Promise<void> => {
    await anAccount(target);
    await accown.share(target.held, second, 'collaborator');
    const may = [accown, collab, second].includes(whose(by));
    const body = whose(by).login(target.held);
    if (may) good(await whose(by).ask('openLoginRequest', {...inAccount(target), body}), 'logging in');
    target.name = body.id;
  };

const aDeviceKey = (): {key: string; nonce: string} => ({key: noise(32), nonce: noise(32)});

async function aDeviceRequest(): Promise<{id: string; token: string}> {
  const body = {commitment: noise(32), device_name: 'Extension on Linux'};
  const opened = good(await ask(place.server.url, 'openDeviceRequest', {body, headers: elsewhere()}), 'asking');
  return {id: opened['id'] as string, token: opened['token'] as string};
}

// A new device's request, with its token.
const answeredBy =
  (whose: (by: Wire) => Wire) =>
  async (target: Target, by: Wire): Promise<string> => {
    const {id, token} = await aDeviceRequest();
    good(await whose(by).ask('answerDeviceRequest', {path: {request: id}, body: aDeviceKey()}), 'answering');
    target.name = id;
    return token;
  };

const inLogin = (target: Target): {path: Record<string, string>} => inAccount(target, {request: target.name});
const aStep = (): {step: number; period: number} => ({step: Math.floor(Date.now() / 30_000), period: 30});

const withRecord =
  (kind: string) =>
  async (target: Target): Promise<void> => {
    await anAccount(target);
    await place.write(accown, target.held, kind);
  };

async function aUser(target: Target): Promise<void> {
  target.other = await place.owner.add('Somebody', 'user');
  target.member = target.other.at.member;
}

async function anInvitation(target: Target, role: WorkspaceRole = 'user'): Promise<void> {
  const {invitation, secret, body} = place.owner.invitation(role);
  good(await place.owner.ask('createInvitation', {body}), 'inviting');
  target.invitation = invitation;
  target.name = place.owner.invitationToken(invitation, secret).token;
}

const inWorkspace = (): {path: Record<string, string>} => ({path: place.owner.path});

// Put on the log for this; where the log refuses, the id is of none.
async function aDeviceOf(by: Wire): Promise<DeviceId> {
  const device = newDevice();
  await by.ask('appendToLog', {body: by.namingDevice('Another', device)});
  return device.id;
}

const ending = ({member}: {member: MemberId}): LogAct => ({kind: 'end', member});
const to = ({member}: {member: MemberId}, role: WorkspaceRole): LogAct => ({kind: 'role', member, role, endsAt: null});

async function withAddress(target: Target): Promise<void> {
  await anAccount(target);
  good(await accown.ask('reserveAddress', inAccount(target)), 'reserving');
}

async function withNumber(target: Target): Promise<void> {
  await anAccount(target);
  await place.reserveNumber(accown, target.held, 'reserved');
}

// A second session, of whoever asks or of somebody else.
const sessionOf =
  (whose: (by: Wire) => Wire) =>
  async (target: Target, by: Wire): Promise<void> => {
    target.session = (await whose(by).openSession()).session;
  };

const unsigned: Ask = {
  query: {source: newId()},
  headers: {'x-twilio-signature': 'x', 'x-signature': '00', 'x-timestamp': '1'},
};
const aText = (): {to: string; from: string; text: string} => ({
  to: '+15555550100',
  from: 'Orchard',
  text: 'code 604118',
});

const requests: Record<string, Request> = {
  getHealth: {ask: () => ({})},
  getReadiness: {ask: () => ({})},
  getServer: {ask: () => ({})},

  'foundWorkspace: without a link': {
    ask: () => ({body: new Wire(place.server.url, newId(), 'Founder').founding(base64url(random(32)))}),
  },
  'previewInvitation: with its link': {
    about: (target) => anInvitation(target),
    ask: (_, target) => ({path: {invitation: target.invitation}, body: {token: target.name}, headers: elsewhere()}),
  },
  "previewInvitation: another's secret": {
    about: (target) => anInvitation(target),
    ask: (_, target) => ({path: {invitation: target.invitation}, body: {token: noise(32)}, headers: elsewhere()}),
  },
  "acceptInvitation: another's secret": {
    about: (target) => anInvitation(target),
    ask: (_, target) => {
      const somebody = new Wire(place.server.url, place.owner.at.workspace, 'Somebody');
      return {
        path: {invitation: target.invitation},
        body: somebody.acceptance(newId(), random(16)),
        headers: elsewhere(),
      };
    },
  },
  "signIn: another's id": {
    ask: (by) => ({body: {...by.showAuth(), member: outlived.at.member}, headers: elsewhere()}),
  },
  "createSession: another's challenge": {
    ask: async (by) => {
      const told = good(
        await ask(place.server.url, 'signIn', {path: place.owner.path, body: place.owner.showAuth()}),
        'signing in',
      );
      const other = by === place.owner ? accown : by;
      return {body: other.proof(told['challenge'] as string)};
    },
  },

  listSessions: {ask: () => ({})},
  "endSession: one's own": {about: sessionOf((by) => by), ask: (_, target) => ({path: {session: target.session}})},
  "endSession: another's": {
    about: sessionOf(() => bystander),
    ask: (_, target) => ({path: {session: target.session}}),
  },
  elevateSession: {session: 'fresh', ask: (by) => ({body: {auth: base64url(by.auth)}})},
  'elevateSession: wrong password': {ask: () => ({body: {auth: noise(32)}})},
  getMe: {ask: () => ({})},
  'changeCredentials: elevated': {
    session: 'elevated',
    ask: (by) => ({body: by.credentials()}),
    after: (by) => by.signIn(),
  },
  'changeCredentials: not elevated': {ask: (by) => ({body: by.credentials()})},

  'readLogSigningIn: with a challenge': {
    ask: async () => {
      const told = good(
        await ask(place.server.url, 'signIn', {body: accown.showAuth(), ...inWorkspace()}),
        'signing in',
      );
      const body = {member: accown.at.member, challenge: told['challenge']};
      return {query: {after: 0}, body, headers: elsewhere()};
    },
  },
  "readLogSigningIn: another's challenge": {
    ask: async (by) => {
      const told = good(
        await ask(place.server.url, 'signIn', {body: second.showAuth(), ...inWorkspace()}),
        'signing in',
      );
      const body = {member: by.at.member, challenge: told['challenge']};
      return {query: {after: 0}, body, headers: elsewhere()};
    },
  },
  "listDevices: one's own": {ask: (by) => ({path: {member: by.at.member}})},
  "listDevices: a user's": {ask: () => ({path: {member: bystander.at.member}})},
  listMembers: {ask: () => ({})},
  readLog: {ask: () => ({query: {after: 0}})},
  'readLogInvited: with its link': {
    about: (target) => anInvitation(target),
    ask: (_, target) => ({
      path: {invitation: target.invitation},
      query: {after: 0},
      body: {token: target.name},
      headers: elsewhere(),
    }),
  },
  "readLogInvited: another's secret": {
    about: (target) => anInvitation(target),
    ask: (_, target) => ({
      path: {invitation: target.invitation},
      query: {after: 0},
      body: {token: noise(32)},
      headers: elsewhere(),
    }),
  },
  "appendToLog: one's own name": {ask: (by) => ({body: by.renaming(`${by.name} again`)})},
  "appendToLog: another's name": {
    about: aUser,
    ask: (_, target) => ({body: (target.other ?? accown).renaming('Nickname')}),
  },
  "appendToLog: one's own device's name": {ask: (by) => ({body: by.namingDevice(`${by.name}’s device`)})},
  "appendToLog: another's device's name": {
    ask: (by) => ({body: by.namingDevice('Mine', (by === second ? accown : second).device)}),
  },
  "appendToLog: the end of one's device": {
    about: async (target, by) => (target.name = await aDeviceOf(by)),
    ask: (by, target) => ({body: by.saying({kind: 'device-end', device: target.name as DeviceId})}),
  },
  "appendToLog: the end of a user's device": {
    about: aUser,
    ask: (by, target) => ({body: by.saying({kind: 'device-end', device: (target.other ?? accown).device.id})}),
  },
  'appendToLog: as somebody else': {
    about: aUser,
    ask: (by, target) => ({
      body: (by === place.owner ? (people.get('admin') ?? by) : place.owner).saying(ending(target)),
    }),
  },
  "appendToLog: a user's keys compared": {
    about: aUser,
    ask: (by, target) => {
      const fingerprint = (target.other ?? by).fingerprint;
      return {body: by.saying({kind: 'admit', member: target.member, fingerprint})};
    },
  },
  "appendToLog: a user's end time": {
    about: aUser,
    ask: (by, target) => {
      const endsAt = Date.now() + 86_400_000;
      return {body: by.saying({kind: 'role', member: target.member, role: 'user', endsAt})};
    },
  },
  "appendToLog: a user's role": {
    about: aUser,
    session: 'elevated',
    ask: (by, target) => ({body: by.saying(to(target, 'guest'))}),
  },
  'appendToLog: role, not elevated': {
    about: aUser,
    ask: (by, target) => ({body: by.saying(to(target, 'guest'))}),
  },
  'appendToLog: the end of a user': {about: aUser, ask: (by, target) => ({body: by.saying(ending(target))})},
  listInvitations: {ask: () => ({})},
  'createInvitation: a user': {ask: (by) => ({body: by.invitation('user').body})},
  "appendToLog: a user's invitation back": {
    about: (target) => anInvitation(target),
    ask: (by, target) => ({body: by.saying({kind: 'withdraw', invitation: target.invitation})}),
  },
  renameWorkspace: {ask: () => ({body: {name: 'Another name'}})},

  sync: {ask: () => ({})},
  createAccount: {ask: (by) => ({body: by.newAccount().body})},
  getAccount: {about: anAccount, ask: (_, target) => inAccount(target)},
  deleteAccount: {about: anAccount, ask: (_, target) => inAccount(target)},
  restoreAccount: {
    about: async (target) => {
      await anAccount(target);
      good(await accown.ask('deleteAccount', inAccount(target)), 'deleting');
    },
    ask: (_, target) => inAccount(target),
  },
  'getRecoveryRecord: elevated': {
    about: withRecord('recovery'),
    session: 'elevated',
    ask: (_, target) => inAccount(target, {kind: 'recovery'}),
  },
  'getRecoveryRecord: not elevated': {
    about: withRecord('recovery'),
    ask: (_, target) => inAccount(target, {kind: 'recovery'}),
  },
  'getRecoveryRecord: of another kind': {
    about: withRecord('totp'),
    session: 'elevated',
    ask: (_, target) => inAccount(target, {kind: 'totp'}),
  },
  putRecord: {
    about: anAccount,
    ask: (by, target) => ({...inAccount(target, {kind: 'password'}), body: by.record(target.held, 'password', 1)}),
  },
  'putRecord: removing': {
    about: withRecord('private-note'),
    ask: (by, target) => ({
      ...inAccount(target, {kind: 'private-note'}),
      body: by.record(target.held, 'private-note', 2, {sealed: null}),
    }),
  },
  readChain: {about: anAccount, ask: (_, target) => ({...inAccount(target), query: {after: 0}})},
  'appendToChain: access for another': {
    about: anAccount,
    ask: (by, target) => {
      const body = by.granting(target.held, people.get('user') ?? by, 'collaborator');
      return {...inAccount(target), body};
    },
  },
  'appendToChain: access for oneself': {
    about: anAccount,
    ask: (by, target) => ({...inAccount(target), body: by.granting(target.held, by, 'owner')}),
  },
  "appendToChain: an Owner's entry": {
    about: anAccount,
    ask: (by, target) => {
      const author = by === accown ? collab : accown;
      return {...inAccount(target), body: author.granting(target.held, by, 'owner')};
    },
  },
  "appendToChain: the end of another's": {
    about: async (target) => {
      await anAccount(target);
      target.other = await place.owner.add('Colleague', 'guest');
      await accown.share(target.held, target.other, 'collaborator');
    },
    ask: (by, target) => ({...inAccount(target), body: by.ending(target.held, (target.other ?? by).at.member)}),
  },
  "appendToChain: the end of one's own": {
    about: async (target) => {
      await anAccount(target);
      await accown.share(target.held, await place.owner.add('Second owner', 'user'), 'owner');
    },
    ask: (by, target) => ({...inAccount(target), body: by.ending(target.held, by.at.member)}),
  },
  rotateAccount: {
    about: anAccount,
    ask: (by, target) => ({
      ...inAccount(target),
      body: by.rotation(target.held, [
        [accown, 'owner'],
        [collab, 'collaborator'],
      ]),
    }),
  },
  dealChunks: {
    about: withRecord('totp'),
    ask: (by, target) => ({...inAccount(target), body: {replace: false, chunks: by.chunks(target.held)}}),
  },
  getChunks: {about: withRecord('totp'), ask: (_, target) => inAccount(target)},

  reserveNumber: {
    about: async (target) => {
      await place.addNumber();
      await anAccount(target);
    },
    ask: (_, target) => ({...inAccount(target), body: {}}),
  },
  confirmNumber: {about: withNumber, ask: (_, target) => inAccount(target)},
  releaseNumber: {about: withNumber, ask: (_, target) => ({...inAccount(target), body: {no_longer_used: true}})},
  reserveAddress: {about: anAccount, ask: (_, target) => inAccount(target)},
  confirmAddress: {about: withAddress, ask: (_, target) => inAccount(target)},
  releaseAddress: {about: withAddress, ask: (_, target) => ({...inAccount(target), body: {no_longer_used: true}})},

  listMessages: {ask: () => ({})},
  'listMessages: of the account': {about: anAccount, ask: (_, target) => ({query: {account: target.held.id}})},
  getWholeMessage: {about: (target) => withMessage(target), ask: (_, target) => inMessage(target)},
  markMessageUsed: {about: (target) => withMessage(target), ask: (_, target) => inMessage(target)},
  'markMessageUsed: one without a card': {
    about: (target) => withMessage(target, 'Reset your Orchard password: https://orchard.example/reset?t=1'),
    ask: (_, target) => inMessage(target),
  },
  deleteMessage: {about: (target) => withMessage(target), ask: (_, target) => inMessage(target)},

  listLoginRequests: {ask: () => ({})},
  'listLoginRequests: of the account': {about: anAccount, ask: (_, target) => ({query: {account: target.held.id}})},
  openLoginRequest: {about: anAccount, ask: (by, target) => ({...inAccount(target), body: by.login(target.held)})},
  "endLoginRequest: one's own": {
    about: withLogin((by) => by),
    ask: (_, target) => ({...inLogin(target), body: {outcome: 'done'}}),
  },
  "endLoginRequest: another's": {
    about: withLogin(() => second),
    ask: (_, target) => ({...inLogin(target), body: {outcome: 'done'}}),
  },
  "takeStep: for one's own": {about: withLogin((by) => by), ask: (_, target) => ({...inLogin(target), body: aStep()})},
  "takeStep: for another's": {
    about: withLogin(() => second),
    ask: (_, target) => ({...inLogin(target), body: aStep()}),
  },
  "markMessageUsed: for one's own login": {
    about: async (target, by) => {
      await withLogin((who) => who)(target, by);
      target.message = await place.deliver(accown, target.held, await place.reserveNumber(accown, target.held));
    },
    ask: (_, target) => ({...inMessage(target), query: {login_request: target.name}}),
  },
  "markMessageUsed: for another's login": {
    about: async (target, by) => {
      await withLogin(() => second)(target, by);
      target.message = await place.deliver(accown, target.held, await place.reserveNumber(accown, target.held));
    },
    ask: (_, target) => ({...inMessage(target), query: {login_request: target.name}}),
  },

  listActivity: {ask: () => ({})},
  'reportActivity: a code was copied': {
    about: anAccount,
    ask: (_, target) => ({body: {account: target.held.id, kind: 'code-copied'}}),
  },
  'reportActivity: a recovery code was': {
    about: anAccount,
    ask: (_, target) => ({body: {account: target.held.id, kind: 'recovery-code-copied'}}),
  },

  listNumberSources: {ask: () => ({})},
  addNumberSource: {ask: () => ({body: {name: 'A carrier', kind: 'signed'}})},
  removeNumberSource: {
    about: async (target) => {
      const added = good(
        await place.owner.ask('addNumberSource', {body: {name: 'A carrier', kind: 'signed'}}),
        'adding',
      );
      target.name = added['id'] as string;
    },
    ask: (_, target) => ({path: {source: target.name}}),
  },
  listNumbers: {ask: () => ({})},
  addNumber: {
    ask: () => ({body: {number: `+1444555${Math.floor(Math.random() * 1e7)}`, kind: 'voip', source: place.source.id}}),
  },
  removeNumber: {
    about: async (target) => {
      target.name = await place.addNumber();
    },
    ask: (_, target) => ({path: {number: target.name}}),
  },
  listMailDomains: {ask: () => ({})},
  addMailDomain: {ask: () => ({body: {domain: `${newId()}.example`}})},
  removeMailDomain: {
    about: async (target) => {
      target.name = `${newId()}.example`;
      good(await place.owner.ask('addMailDomain', {body: {domain: target.name}}), 'adding');
    },
    ask: (_, target) => ({path: {domain: target.name}}),
  },

  'receiveTwilioSms: unsigned': {
    about: async (target) => {
      const body = {name: 'Twilio', kind: 'twilio', secret: noise(16)};
      target.name = good(await place.owner.ask('addNumberSource', {body}), 'adding')['id'] as string;
    },
    ask: (_, target) => ({
      ...unsigned,
      query: {source: target.name},
      headers: {...unsigned.headers, 'content-type': 'application/x-www-form-urlencoded'},
      raw: new URLSearchParams({
        MessageSid: 'SM1',
        From: '+15555550999',
        To: '+15555550100',
        Body: 'code 604118',
      }).toString(),
    }),
  },
  'receiveAndroidSms: unsigned': {
    about: async (target) => {
      target.name = good(await place.owner.ask('addNumberSource', {body: {name: 'Phone', kind: 'android'}}), 'adding')[
        'id'
      ] as string;
    },
    ask: (_, target) => {
      const payload = {
        messageId: 'a',
        message: 'code 604118',
        sender: '+15555550999',
        recipient: '+15555550100',
        receivedAt: new Date().toISOString(),
      };
      const headers = {...unsigned.headers, 'x-timestamp': String(Math.floor(Date.now() / 1000))};
      return {query: {source: target.name}, headers, body: {event: 'sms:received', id: 'a', payload}};
    },
  },
  'receiveSignedSms: unsigned': {
    ask: () => ({
      query: {source: place.source.id},
      headers: {
        'webhook-id': 'a',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`,
      },
      body: aText(),
    }),
  },

  openDeviceRequest: {
    ask: () => ({body: {commitment: noise(32), device_name: 'Extension on Linux'}, headers: elsewhere()}),
  },
  'getDeviceRequestProgress: with its token': {
    ask: async () => {
      const {id, token} = await aDeviceRequest();
      return {path: {request: id}, body: {token}};
    },
  },
  "getDeviceRequestProgress: with another's": {
    ask: async () => ({path: {request: (await aDeviceRequest()).id}, body: {token: noise(32)}}),
  },
  "revealDeviceKey: with another's token": {
    ask: async () => ({path: {request: (await aDeviceRequest()).id}, body: {token: noise(32), ...aDeviceKey()}}),
  },
  "takeDeviceLetter: with another's token": {
    ask: async () => ({path: {request: (await aDeviceRequest()).id}, body: {token: noise(32)}}),
  },
  'withdrawDeviceRequest: with its token': {
    ask: async () => {
      const {id, token} = await aDeviceRequest();
      return {path: {request: id}, body: {token}};
    },
  },
  "withdrawDeviceRequest: with another's": {
    ask: async () => ({path: {request: (await aDeviceRequest()).id}, body: {token: noise(32)}}),
  },
  'getDeviceRequest: answered by oneself': {
    about: answeredBy((by) => by),
    ask: (_, target) => ({path: {request: target.name}}),
  },
  'getDeviceRequest: answered by another': {
    about: answeredBy(() => second),
    ask: (_, target) => ({path: {request: target.name}}),
  },
  answerDeviceRequest: {
    ask: async () => ({path: {request: (await aDeviceRequest()).id}, body: aDeviceKey()}),
  },
  'approveDevice: elevated': {
    about: async (target, by) => {
      const token = await answeredBy((who) => who)(target, by);
      const path = {request: target.name};
      good(await ask(place.server.url, 'revealDeviceKey', {path, body: {token, ...aDeviceKey()}}), 'showing a key');
      await by.elevate();
    },
    ask: (_, target) => ({path: {request: target.name}, body: {sealed: noise(200)}}),
    after: (by) => by.signIn(),
  },
  'approveDevice: not elevated': {
    about: answeredBy((by) => by),
    session: 'fresh',
    ask: (_, target) => ({path: {request: target.name}, body: {sealed: noise(200)}}),
  },
  refuseDevice: {about: answeredBy((by) => by), ask: (_, target) => ({path: {request: target.name}})},

  openEvents: {ask: () => ({})},
};

// Whom the server must take for nobody. Where there is a member behind it, it is one who could do all this with a session
// that stands: accown itself, or somebody who could before.
interface Outsider {
  name: string;
  by: Wire;
  token: string | null;
}

async function outsiders(): Promise<Outsider[]> {
  const signedOut = await accown.openSession();
  good(await accown.ask('endSession', {path: {session: signedOut.session}}), 'signing out');
  const idle = await accown.openSession();
  place.database.change('update sessions set last_seen_at = last_seen_at - 15 * 86400000 where id = ?', idle.session);
  const old = await accown.openSession();
  place.database.change('update sessions set created_at = created_at - 91 * 86400000 where id = ?', old.session);
  return [
    {name: 'nobody', by: accown, token: null},
    {name: 'a made-up token', by: accown, token: noise(32)},
    {name: 'who has signed out', by: accown, token: signedOut.token},
    {name: 'a session idle for too long', by: accown, token: idle.token},
    {name: 'a session too old', by: accown, token: old.token},
    {name: 'a member who was ended', by: ended.wire, token: ended.token},
    {name: 'a member whose time is over', by: outlived, token: outlived.token},
    {name: 'the owner of another workspace', by: stranger, token: stranger.token},
  ];
}

beforeAll(async () => {
  place = await Workplace.start();
  const {owner} = place;
  stranger = await Wire.found(place.server.url, await place.foundingToken(), 'Stranger');
  const add = async (column: Column, role: WorkspaceRole): Promise<Wire> => {
    const wire = await owner.add(column, role);
    people.set(column, wire);
    return wire;
  };
  people.set('owner', owner);
  await add('guest', 'guest');
  await add('user', 'user');
  await add('admin', 'admin');
  await add('super', 'super-admin');
  collab = await add('collab', 'guest');
  accown = await add('accown', 'user');
  former = await add('former', 'user');
  const gone = await owner.add('Gone', 'admin');
  good(await owner.say(ending(gone.at)), 'ending');
  ended = {wire: gone, token: gone.token};
  bystander = await owner.add('Bystander', 'user');
  second = await owner.add('Second collaborator', 'guest');
  outlived = await owner.add('Outlived', 'admin');
  good(
    await owner.say({kind: 'role', member: outlived.at.member, role: 'admin', endsAt: Date.now() + 3_600_000}),
    'an end time',
  );
  place.database.change('update members set ends_at = 1 where id = ?', outlived.at.member);
});

afterAll(async () => {
  await place.stop();
});

const noTarget = (): Target => ({
  held: {id: newId(), epoch: 1, use: random(32), manage: random(32)},
  member: newId(),
  other: null,
  invitation: newId(),
  session: '',
  message: '',
  name: '',
});

async function cell(
  row: Row,
  request: Request,
  who: {name: string; by: Wire; token: string | null},
  target: Target,
): Promise<number> {
  if (row.operation === 'openEvents') {
    const heard = await Listener.open(place.server.url, place.owner.at.workspace, who.token ?? '');
    const first = await heard.next();
    await heard.close();
    return first === undefined ? heard.code : 101;
  }
  const {headers, ...what} = await request.ask(who.by, target);
  const authorization: Record<string, string> = who.token === null ? {} : {authorization: `Bearer ${who.token}`};
  // In this workspace, wherever the asker belongs.
  const path = {...what.path, workspace: place.owner.at.workspace};
  const told: Told = await ask(place.server.url, row.operation, {
    ...what,
    path,
    headers: {...authorization, ...headers},
  });
  return told.status;
}

let cells = 0;

describe('every operation, asked by everybody', () => {
  test.for(rows)('$name', async (row) => {
    const request = requests[row.name];
    if (request === undefined) throw new Error(`nobody knows how to ask: ${row.name}`);
    const shared = noTarget();
    if (request.about !== undefined) await request.about(shared, accown);
    const told: string[] = [];
    const askedFor: string[] = [];
    const asked = async (who: Outsider, expected: number): Promise<void> => {
      ++cells;
      const refused = expected >= 400;
      let target = shared;
      if (!refused && request.about !== undefined) {
        target = noTarget();
        await request.about(target, who.by);
      }
      const isWrite = !refused;
      for (let tries = 0; ; ++tries) {
        const before = place.database.version();
        const contents = row.operation === 'appendToLog' ? place.database.contents() : null;
        const status = await cell(row, request, who, target);
        // The sweep of each minute may have written in between; it does not do so twice.
        // An entry is taken back with what follows from it where that is refused, which leaves a version, and nothing else.
        const same = (): boolean => contents !== null && place.database.contents() === contents;
        const untouched = isWrite || status !== expected || place.database.version() === before || same();
        if (!untouched && tries < 2) continue;
        told.push(`${who.name}: ${status}${untouched ? '' : ', and something was written'}`);
        break;
      }
      askedFor.push(`${who.name}: ${expected}`);
    };
    for (const outsider of await outsiders()) await asked(outsider, row.expected.get('outside') ?? 0);
    for (const [column, by] of people) {
      const expected = row.expected.get(column) ?? 0;
      let {token} = by;
      if (request.session !== undefined) token = (await by.openSession()).token;
      if (request.session === 'elevated') await by.elevate(token);
      await asked({name: column, by, token}, expected);
      if (expected < 400 && request.after !== undefined) await request.after(by);
    }
    expect(told).toEqual(askedFor);
  });

  test('ids of this workspace name nothing in another', async () => {
    const told: string[] = [];
    for (const row of rows.filter(({operation}) => /\{(?!workspace)/.test(operationNamed(operation).path))) {
      const request = requests[row.name];
      // Its own session and name it may have there as here.
      if (request?.about === undefined || operationNamed(row.operation).isOpen) continue;
      const target = noTarget();
      await request.about(target, accown);
      await stranger.elevate();
      const before = place.database.version();
      const {status} = await stranger.ask(row.operation, await request.ask(stranger, target));
      told.push(`${row.name}: ${status}${place.database.version() === before ? '' : ', and something was written'}`);
    }
    expect(told.length).toBeGreaterThan(35);
    expect(told).toEqual(told.map((line) => line.replace(/: [^:]*$/, ': 404')));
  });

  test('the table leaves no operation out, and names none that is not there', () => {
    expect([...new Set(rows.map((row) => row.operation))].sort()).toEqual(
      operations.map((operation) => operation.id).sort(),
    );
    expect(Object.keys(requests).sort()).toEqual(rows.map((row) => row.name).sort());
    process.stdout.write(`${operations.length} operations in ${rows.length} rows, ${cells} cells asked\n`);
  });
});

// An Admin handles Users and guests, a Super Admin also Admins, an Owner everybody.
const handles: Record<WorkspaceRole, readonly WorkspaceRole[]> = {
  guest: [],
  user: [],
  admin: ['guest', 'user'],
  'super-admin': ['guest', 'user', 'admin'],
  owner: ['guest', 'user', 'admin', 'super-admin', 'owner'],
};
const roles = Object.keys(handles) as WorkspaceRole[];

describe('members, by the role of who acts and of whom it is done to', () => {
  const holder = (role: WorkspaceRole): Wire => {
    const found = people.get(role === 'super-admin' ? 'super' : role);
    if (found === undefined) throw new Error(role);
    return found;
  };
  const statuses = async (act: (by: Wire, role: WorkspaceRole) => Promise<Told>, by: Wire): Promise<string[]> => {
    const told: string[] = [];
    for (const role of roles) told.push(`${role}: ${(await act(by, role)).status}`);
    return told;
  };
  const expected = (actor: WorkspaceRole, allowed: number): string[] =>
    roles.map((role) => `${role}: ${handles[actor].includes(role) ? allowed : 403}`);

  test.for(roles)('what the role %s invites, withdraws and ends', async (actor) => {
    const by = holder(actor);
    expect(await statuses((who, role) => who.ask('createInvitation', {body: who.invitation(role).body}), by)).toEqual(
      expected(actor, 201),
    );
    const withdraw = async (who: Wire, role: WorkspaceRole): Promise<Told> => {
      const target = noTarget();
      await anInvitation(target, role);
      return who.say({kind: 'withdraw', invitation: target.invitation});
    };
    expect(await statuses(withdraw, by)).toEqual(expected(actor, 204));
    const end = async (who: Wire, role: WorkspaceRole): Promise<Told> => {
      const other = await place.owner.add('Somebody', role);
      return who.say(ending(other.at));
    };
    expect(await statuses(end, by)).toEqual(expected(actor, 204));
  });

  test.for(roles)('what the role %s makes of members', async (actor) => {
    const by = holder(actor);
    const {token} = await by.openSession();
    await by.elevate(token);
    const told: string[] = [];
    const rule: string[] = [];
    for (const from of roles) {
      const other = await place.owner.add('Somebody', from);
      for (const next of roles) {
        if (next === from) continue;
        const may = handles[actor].includes(from) && handles[actor].includes(next);
        const {status} = await by.say(to(other.at, next), token);
        told.push(`${from} to ${next}: ${status}`);
        rule.push(`${from} to ${next}: ${may ? 204 : 403}`);
        if (status === 204) {
          const {token: again} = await place.owner.openSession();
          await place.owner.elevate(again);
          good(await place.owner.say(to(other.at, from), again), 'back');
        }
      }
    }
    expect(told).toEqual(rule);
  });

  test('the last owner stays one, and nobody takes a role by its own hand', async () => {
    const {token} = await place.owner.openSession();
    await place.owner.elevate(token);
    const owners = good(await place.owner.ask('listMembers'), 'listing')['members'] as {
      id: MemberId;
      role: string;
      state: string;
    }[];
    for (const other of owners.filter(
      (member) => member.role === 'owner' && member.state === 'active' && member.id !== place.owner.at.member,
    )) {
      good(await place.owner.say(ending({member: other.id})), 'ending');
    }
    expect((await place.owner.say(to(place.owner.at, 'user'), token)).status).toBe(409);
    expect((await place.owner.say(ending(place.owner.at), token)).status).toBe(409);
    for (const actor of ['guest', 'user', 'admin', 'super-admin'] as const) {
      const by = holder(actor);
      const own = await by.openSession();
      await by.elevate(own.token);
      expect((await by.say(to(by.at, 'owner'), own.token)).status).toBe(403);
    }
  });

  test('a guest owns no account: neither granted nor by becoming one', async () => {
    const held = await accown.createAccount();
    const guest = holder('guest');
    const granted = await accown.ask('appendToChain', {
      path: {account: held.id},
      body: accown.granting(held, guest, 'owner'),
    });
    expect(granted.status).toBe(403);
    const {token} = await place.owner.openSession();
    await place.owner.elevate(token);
    const lowered = await place.owner.say(to(accown.at, 'guest'), token);
    expect(lowered.status).toBe(409);
  });
});

describe('what those who may look get to see', () => {
  let shared: Target;
  let secondOwner: Wire;

  beforeAll(async () => {
    shared = noTarget();
    await anAccount(shared);
    secondOwner = await place.owner.add('Second owner', 'user');
    await accown.share(shared.held, secondOwner, 'owner');
    for (const kind of ['password', 'totp', 'recovery', 'private-note']) await place.write(accown, shared.held, kind);
    const number = await place.reserveNumber(accown, shared.held);
    await place.deliver(accown, shared.held, number);
    await place.deliver(accown, shared.held, number, 'Reset your Orchard password: https://orchard.example/reset?t=1');
  });

  const seen = async (by: Wire): Promise<Record<string, unknown> | undefined> =>
    (good(await by.ask('sync'), 'syncing')['accounts'] as Record<string, unknown>[]).find(
      (account) => account['id'] === shared.held.id,
    );

  test('records: an Owner all but the recovery codes, a Collaborator profile and password, the rest no account at all', async () => {
    const kinds = (account: Record<string, unknown> | undefined): string[] | undefined =>
      (account?.['records'] as {kind: string}[] | undefined)?.map(({kind}) => kind).sort();
    expect(kinds(await seen(accown))).toEqual(['password', 'private-note', 'profile', 'totp']);
    expect(kinds(await seen(collab))).toEqual(['password', 'profile']);
    for (const column of ['guest', 'user', 'admin', 'super', 'owner', 'former'] as const) {
      expect(await seen(people.get(column) ?? accown), column).toBeUndefined();
    }
    expect((await seen(collab))?.['recovery']).toBeNull();
    expect((await seen(accown))?.['recovery']).not.toBeNull();
  });

  test("wraps: each its own, never another member's", async () => {
    for (const by of [accown, secondOwner, collab]) {
      const account = await seen(by);
      const {granter, manage} = account?.['wraps'] as Schemas['OwnWraps'];
      expect([granter, manage === null]).toEqual([accown.at.member, by === collab]);
      for (const other of [accown, secondOwner, collab]) {
        if (other !== by)
          expect(JSON.stringify(account)).not.toContain(((await seen(other))?.['wraps'] as Schemas['OwnWraps']).use);
      }
    }
  });

  test('messages: an Owner both, a Collaborator the one with a card and without its whole', async () => {
    const listed = async (by: Wire): Promise<{card: string | null; has_whole: boolean}[]> =>
      (
        good(await by.ask('listMessages'), 'reading')['messages'] as {
          account: string;
          card: string | null;
          has_whole: boolean;
        }[]
      )
        .filter(({account}) => account === shared.held.id)
        .map(({card, has_whole}) => ({card: card === null ? null : 'card', has_whole}));
    expect(await listed(accown)).toEqual([
      {card: null, has_whole: true},
      {card: 'card', has_whole: true},
    ]);
    expect(await listed(collab)).toEqual([{card: 'card', has_whole: false}]);
    for (const column of ['guest', 'user', 'admin', 'super', 'owner', 'former'] as const) {
      expect(await listed(people.get(column) ?? accown), column).toEqual([]);
    }
  });

  test('members: a guest those it shares an account with and who invited it, others everybody', async () => {
    const names = async (by: Wire): Promise<string[]> =>
      (good(await by.ask('listMembers'), 'listing')['members'] as {id: string}[]).map(({id}) => id);
    expect((await names(people.get('guest') ?? accown)).sort()).toEqual(
      [place.owner.at.member, people.get('guest')?.at.member].sort(),
    );
    const ofCollab = await names(collab);
    for (const other of [place.owner, collab, accown, secondOwner]) expect(ofCollab).toContain(other.at.member);
    expect(ofCollab).not.toContain(people.get('admin')?.at.member);
    expect(ofCollab).not.toContain(former.at.member);
    expect((await names(people.get('user') ?? accown)).length).toBeGreaterThan(10);
  });

  test("activity: an account's to its Owners, the frame to Admins and up, one's own to everybody", async () => {
    const entries = async (by: Wire): Promise<{member: string | null; account: string | null}[]> =>
      good(await by.ask('listActivity', {query: {limit: 200}}), 'reading')['entries'] as {
        member: string | null;
        account: string | null;
      }[];
    expect((await entries(secondOwner)).some(({account}) => account === shared.held.id)).toBe(true);
    for (const [column, by] of people) {
      const others = (await entries(by)).filter(({member}) => member !== by.at.member);
      const frame = others.some(({account}) => account === null);
      const inside = others.some(({account}) => account === shared.held.id);
      expect([column, frame], column).toEqual([column, ['admin', 'super', 'owner'].includes(column)]);
      expect([column, inside], column).toEqual([column, false]);
    }
  });
});

// Each happening, and which frames it brings to whom: what, and where it is the account's, `*` behind it. Nothing but the
// kind of frame and an account's id travels, except the card of a message.
describe('who hears of what over the event socket', () => {
  const columns = ['guest', 'user', 'admin', 'super', 'owner', 'collab', 'accown', 'former', 'second'] as const;
  const listeners = new Map<string, Listener>();
  let shared: Target;
  let everybodys: Held;
  let everybodysNumber: string;
  let number: string;

  beforeAll(async () => {
    // Whose time is over would be ended by a sweep, of which everybody hears.
    place.database.change('update members set ends_at = null where id = ?', outlived.at.member);
    shared = noTarget();
    await anAccount(shared);
    number = await place.reserveNumber(accown, shared.held);
    people.set('second' as Column, await place.owner.add('Second owner', 'user'));
    await accown.share(shared.held, people.get('second' as Column) ?? accown, 'owner');
    everybodys = await accown.createAccount();
    for (const column of columns) {
      const by = people.get(column as Column) ?? accown;
      if (by !== accown) await accown.share(everybodys, by, 'collaborator');
    }
    everybodysNumber = await place.reserveNumber(accown, everybodys);
    for (const column of columns) {
      const by = people.get(column as Column) ?? accown;
      listeners.set(column, await Listener.open(place.server.url, place.owner.at.workspace, by.token));
      expect((await listeners.get(column)?.next())?.['type']).toBe('ready');
    }
  });

  afterAll(async () => {
    people.delete('second' as Column);
    for (const listener of listeners.values()) await listener.close();
  });

  // What each heard of an act: everything up to a message to an account that all of them may use.
  async function heard(act: () => Promise<unknown>): Promise<Record<string, string>> {
    await act();
    await place.deliver(accown, everybodys, everybodysNumber);
    const told: Record<string, string> = {};
    for (const [column, listener] of listeners) {
      const frames: string[] = [];
      for (;;) {
        const frame = await listener.next();
        if (frame === undefined) throw new Error(`${column} was disconnected`);
        const message = frame['message'] as {account: string; card: string | null; has_whole: boolean} | undefined;
        if (message?.account === everybodys.id) break;
        const what = message === undefined ? (frame['what'] as string) : message.has_whole ? 'whole' : 'card';
        const account = message?.account ?? (frame['account'] as string | null);
        frames.push(`${what}${account === null ? '' : account === shared.held.id ? '*' : '?'}`);
      }
      told[column] = frames.sort().join(' ');
    }
    return told;
  }

  const nobody = Object.fromEntries(columns.map((column) => [column, '']));

  test('a message with a code card: the card to a Collaborator, and to an Owner that there is a whole', async () => {
    expect(await heard(() => place.sms(number, 'Orchard: your sign-in code is 604 118'))).toEqual({
      ...nobody,
      collab: 'card*',
      accown: 'whole*',
      second: 'whole*',
    });
  });

  test('a message without a card: Owners only', async () => {
    expect(
      await heard(() => place.sms(number, 'Reset your Orchard password: https://orchard.example/reset?t=1')),
    ).toEqual({...nobody, accown: 'whole*', second: 'whole*'});
  });

  test('an SMS for a number nobody has reserved: nobody', async () => {
    const free = await place.addNumber();
    await heard(() => Promise.resolve()); // that the pool grew
    expect(await heard(() => place.sms(free, 'code 604 118'))).toEqual(nobody);
  });

  test('a record of an account: those with access; its entry in the activity who wrote it and the other Owners', async () => {
    const write = (): Promise<unknown> =>
      accown.ask('putRecord', {
        path: {account: shared.held.id, kind: 'password'},
        body: accown.record(shared.held, 'password', 1),
      });
    expect(await heard(write)).toEqual({
      ...nobody,
      collab: 'accounts*',
      accown: 'accounts* activity*',
      second: 'accounts* activity*',
    });
  });

  test('a report of a Collaborator: itself and the Owners', async () => {
    const report = (): Promise<unknown> =>
      collab.ask('reportActivity', {body: {account: shared.held.id, kind: 'totp-copied'}});
    expect(await heard(report)).toEqual({...nobody, collab: 'activity*', accown: 'activity*', second: 'activity*'});
  });

  test("a member's new name: everybody; its entry the member and who sees the frame", async () => {
    const rename = (): Promise<unknown> => accown.ask('appendToLog', {body: accown.renaming('Ann')});
    const frame = 'activity members';
    expect(await heard(rename)).toEqual({
      guest: 'members',
      user: 'members',
      admin: frame,
      super: frame,
      owner: frame,
      collab: 'members',
      accown: frame,
      former: 'members',
      second: 'members',
    });
  });

  test("an account of somebody else's: nobody but that one", async () => {
    const user = people.get('user') ?? accown;
    const create = (): Promise<unknown> => user.createAccount();
    expect(await heard(create)).toEqual({...nobody, user: 'accounts? activity?'});
  });

  test('ending access: who loses it hears that its accounts changed, and no more of that account', async () => {
    const end = (): Promise<unknown> => accown.end(shared.held, collab.at.member);
    expect(await heard(end)).toEqual({
      ...nobody,
      collab: 'accounts',
      accown: 'accounts* activity*',
      second: 'accounts* activity*',
    });
    expect(await heard(() => place.sms(number, 'Orchard: your sign-in code is 604 119'))).toEqual({
      ...nobody,
      accown: 'whole*',
      second: 'whole*',
    });
    await accown.share(shared.held, collab, 'collaborator');
    await heard(() => Promise.resolve());
  });

  test('access whose time is over: refused everywhere and told nothing, before any sweep has come by', async () => {
    await place.write(accown, shared.held, 'private-note');
    const message = await place.deliver(accown, shared.held, number);
    place.database.change(
      'update grants set ends_at = 1 where account = ? and member = ?',
      shared.held.id,
      collab.at.member,
    );
    const inside = {path: {account: shared.held.id, message}};
    expect((await collab.end(shared.held, collab.at.member)).status).toBe(404);
    for (const operation of ['getAccount', 'getChunks', 'markMessageUsed', 'getWholeMessage']) {
      expect([operation, (await collab.ask(operation, inside)).status]).toEqual([operation, 404]);
    }
    expect((await collab.ask('listMessages', {query: {account: shared.held.id}})).status).toBe(404);
    const synced = good(await collab.ask('sync'), 'syncing')['accounts'] as {id: string}[];
    expect(synced.map(({id}) => id)).not.toContain(shared.held.id);
    const listed = good(await collab.ask('listMessages'), 'reading')['messages'] as {account: string}[];
    expect(listed.map(({account}) => account)).not.toContain(shared.held.id);
    await heard(() => Promise.resolve());
    const told = await heard(() => place.sms(number, 'Orchard: your sign-in code is 604 121'));
    // Not more exactly: a sweep that comes by just now tells all of them that access has ended.
    expect(told['collab']).not.toMatch(/card|whole/);
    expect(told['accown']).toMatch(/whole\*/);
    await accown.share(shared.held, collab, 'collaborator');
    await heard(() => Promise.resolve());
  });

  test('what comes by replay is what came live', async () => {
    const since = good(await accown.ask('sync'), 'syncing')['cursor'] as number;
    await heard(async () => {
      await place.sms(number, 'Orchard: your sign-in code is 604 120');
      await place.sms(number, 'Reset your Orchard password: https://orchard.example/reset?t=2');
      await accown.ask('putRecord', {
        path: {account: shared.held.id, kind: 'totp'},
        body: accown.record(shared.held, 'totp', 1),
      });
    });
    const replayed = async (column: string): Promise<string> => {
      const by = people.get(column as Column) ?? accown;
      const listener = await Listener.open(place.server.url, place.owner.at.workspace, by.token, since);
      const frames: string[] = [];
      for (
        let frame = await listener.next();
        frame !== undefined && frame['type'] !== 'ready';
        frame = await listener.next()
      ) {
        const message = frame['message'] as {account: string; has_whole: boolean} | undefined;
        const account = message?.account ?? (frame['account'] as string | null);
        if (account === shared.held.id)
          frames.push(message === undefined ? (frame['what'] as string) : message.has_whole ? 'whole' : 'card');
      }
      await listener.close();
      return frames.join(' ');
    };
    expect(await replayed('accown')).toBe('whole whole activity accounts');
    expect(await replayed('collab')).toBe('card accounts');
    for (const column of ['guest', 'user', 'admin', 'super', 'owner', 'former'])
      expect(await replayed(column), column).toBe('');
  });

  test('a session that ends closes its socket, and a member who is ended all of theirs', async () => {
    const other = await place.owner.add('Leaver', 'user');
    const second = await other.openSession();
    const sockets = await Promise.all(
      [other.token, second.token].map((token) => Listener.open(place.server.url, place.owner.at.workspace, token)),
    );
    for (const socket of sockets) expect((await socket.next())?.['type']).toBe('ready');
    // Frames of what others do may stand before the last one.
    const last = async (socket: Listener | undefined): Promise<unknown> => {
      let frame: Record<string, unknown> | undefined;
      for (let next = await socket?.next(); next !== undefined; next = await socket?.next()) frame = next;
      return [frame?.['type'], frame?.['reason'], socket?.code];
    };
    good(await other.ask('endSession', {path: {session: second.session}}), 'ending');
    expect(await last(sockets[1])).toEqual(['ended', 'session', 1000]);
    good(await place.owner.say(ending(other.at)), 'ending');
    expect(await last(sockets[0])).toEqual(['ended', 'member', 1000]);
  });
});
