// Cases of protocol/vectors/README.md made by this client, with randomness of its own, for the C++ peer to replay.
import {tierOfRecord, type RecordKind} from '../accounts/record-kinds.ts';
import {utf8} from '../bytes.ts';
import {dayOf, packCodes, sealChunk, stepsOf} from '../code-window/chunk.ts';
import * as account from '../crypto/account.ts';
import {messageContext, recordContext, tierOf, type WrapPlace} from '../crypto/context.ts';
import {invitationPair, signJoin} from '../crypto/log-entry.ts';
import {signLogin} from '../crypto/login-request.ts';
import * as member from '../crypto/member.ts';
import {box, seal} from '../crypto/seal.ts';
import {writeSecretKey} from '../crypto/secret-key.ts';
import {boxPair, signPair, type Random} from '../crypto/sodium.ts';
import {derive, hash} from '../crypto/transcript.ts';
import {
  generateId,
  type AccountId,
  type DeviceId,
  type InvitationId,
  type LoginRequestId,
  type MemberId,
  type MessageId,
  type WorkspaceId,
} from '../ids.ts';
import {parseOtpauth} from '../otp/otpauth-uri.ts';
import {codeForStep} from '../otp/totp.ts';
import {listedRandom} from './random.ts';
import {hex, joined, type Case} from './replay-case.ts';

export function makeCases(random: Random, now: number): Case[] {
  const workspace = generateId<WorkspaceId>(random);
  const accountId = generateId<AccountId>(random);
  const mira = generateId<MemberId>(random);
  const jo = generateId<MemberId>(random);
  const place = {workspace, account: accountId};
  const number = (below: number): number => new DataView(random(4).buffer).getUint32(0) % below;
  const cases: Case[] = [];

  const secret = random(16);
  cases.push({
    case: 'secret-key',
    name: 'from TypeScript',
    refused: null,
    typed: writeSecretKey(secret).toLowerCase(),
    secret_key: hex(secret),
    written: writeSecretKey(secret),
  });

  const at = {workspace, member: mira};
  const password = `pa\u00dfwort \ufb01 e\u0301 \u{1f511} ${hex(random(4))}`;
  const stretched = member.stretch(secret, password, mira);
  const keys = member.deriveMemberKeys(secret, stretched, at);
  const identity = member.generateIdentity(random);
  const publics = member.publicOf(identity);
  const identityNonce = random(24);
  cases.push({
    case: 'member',
    name: 'from TypeScript',
    refused: null,
    workspace,
    member: mira,
    password,
    secret_key: writeSecretKey(secret),
    normalized: hex(utf8(password.normalize('NFKC'))),
    salt: hex(derive(secret, 'salt', [mira], 16)),
    stretched: hex(stretched),
    root: hex(derive(secret, 'root', [stretched])),
    auth: hex(keys.auth),
    auth_hash: hex(member.authVerifier(at, keys.auth)),
    unlock: hex(keys.unlock),
    sign_seed: hex(identity.signSeed),
    box_secret: hex(identity.box.secretKey),
    sign_public: hex(publics.signPublic),
    box_public: hex(publics.boxPublic),
    fingerprint: hex(member.fingerprintOf(publics, at)),
    statement: hex(member.signIdentityStatement(identity, at)),
    random: hex(identityNonce),
    sealed_identity: hex(member.sealIdentity(keys.unlock, at, identity, listedRandom(identityNonce))),
  });

  const device = generateId<DeviceId>(random);
  const deviceSeed = random(32);
  const devicePair = signPair(deviceSeed);
  const challenge = random(32);
  const origin = 'https://latchkey.example:8443';
  cases.push({
    case: 'device',
    name: 'from TypeScript',
    refused: null,
    workspace,
    member: mira,
    device,
    device_seed: hex(deviceSeed),
    device_public: hex(devicePair.publicKey),
    origin,
    challenge: hex(challenge),
    proof: hex(member.signSession(devicePair, origin, at, device, challenge)),
  });

  const login = {...place, member: mira, request: generateId<LoginRequestId>(random), device, openedAt: now};
  cases.push({
    case: 'login',
    name: 'from TypeScript',
    refused: null,
    ...place,
    member: mira,
    request: login.request,
    device,
    opened_at: now,
    member_seed: hex(identity.signSeed),
    member_public: hex(publics.signPublic),
    signature: hex(signLogin(identity.sign, login)),
  });

  const invitation = generateId<InvitationId>(random);
  const token = member.invitationToken(secret, workspace, invitation);
  const fingerprint = member.fingerprintOf(publics, at);
  const pair = invitationPair(secret, workspace, invitation);
  cases.push({
    case: 'invitation',
    name: 'from TypeScript',
    refused: null,
    workspace,
    invitation,
    secret: hex(secret),
    token: hex(token),
    token_hash: hex(member.invitationTokenHash(token, workspace, invitation)),
    member: mira,
    fingerprint: hex(fingerprint),
    key_public: hex(pair.publicKey),
    proof: hex(signJoin(pair, at, invitation, fingerprint)),
  });

  const epoch = 1 + number(1000);
  const accountKeys = account.generateAccountKeys(epoch, random);
  const epochPlace = {...place, epoch};
  const said = account.epochPublicOf(accountKeys, epochPlace);
  cases.push({
    case: 'epoch',
    name: 'from TypeScript',
    refused: null,
    ...epochPlace,
    use_key: hex(accountKeys.use),
    manage_key: hex(accountKeys.manage),
    use_commitment: hex(said.useCommitment),
    manage_commitment: hex(said.manageCommitment),
    use_inbox_secret: hex(account.inboxPair(accountKeys.use, epochPlace, 'use').secretKey),
    manage_inbox_secret: hex(account.inboxPair(accountKeys.manage, epochPlace, 'manage').secretKey),
    use_inbox: hex(said.useInbox),
    manage_inbox: hex(said.manageInbox),
  });

  for (const tier of ['use', 'manage'] as const) {
    const recipient = boxPair(random(32));
    const wrapPlace: WrapPlace = {
      ...epochPlace,
      tier,
      granter: mira,
      granterFingerprint: fingerprint,
      recipient: jo,
      recipientFingerprint: random(32),
    };
    const drawn = [random(32), random(24)] as const;
    const wrap = account.wrapKey(recipient.publicKey, wrapPlace, accountKeys[tier], listedRandom(...drawn));
    cases.push({
      case: 'wrap',
      name: `of ${tier} from TypeScript`,
      refused: null,
      ...epochPlace,
      tier,
      granter: mira,
      granter_fingerprint: hex(fingerprint),
      recipient: jo,
      recipient_fingerprint: hex(wrapPlace.recipientFingerprint),
      recipient_secret: hex(recipient.secretKey),
      recipient_public: hex(recipient.publicKey),
      key: hex(accountKeys[tier]),
      commitment: hex(account.commitmentOf(accountKeys[tier], epochPlace, tier)),
      random: joined(...drawn),
      sealed: hex(wrap),
    });

    const former = random(32);
    const formerNonce = random(24);
    const formerPlace: account.FormerPlace = {...place, tier, newEpoch: epoch + 1, formerEpoch: epoch};
    cases.push({
      case: 'former',
      name: `of ${tier} from TypeScript`,
      refused: null,
      ...place,
      tier,
      epoch: epoch + 1,
      former_epoch: epoch,
      key: hex(accountKeys[tier]),
      former_key: hex(former),
      random: hex(formerNonce),
      sealed: hex(account.sealFormerKey(accountKeys[tier], formerPlace, former, listedRandom(formerNonce))),
    });
  }

  for (const kind of ['profile', 'password', 'totp', 'recovery', 'private-note'] satisfies RecordKind[]) {
    const tier = tierOfRecord(kind);
    const revision = 1 + number(100);
    const nonce = random(24);
    const text = JSON.stringify({label: '\u00fc\u{1f511}'.repeat(number(60)), kind});
    const context = recordContext({...epochPlace, tier, kind, id: accountId, revision});
    cases.push({
      case: 'record',
      name: `${kind} from TypeScript`,
      refused: null,
      ...epochPlace,
      tier,
      kind,
      id: accountId,
      revision,
      key: hex(accountKeys[tier]),
      random: hex(nonce),
      text,
      sealed: hex(seal(accountKeys[tier], context, utf8(text), listedRandom(nonce))),
    });
  }

  for (const half of ['card', 'whole'] as const) {
    const tier = tierOf(half);
    const inbox = account.inboxPair(accountKeys[tier], epochPlace, tier);
    const message = generateId<MessageId>(random);
    const drawn = [random(32), random(24)] as const;
    const text = JSON.stringify({channel: 'sms', code: String(number(1e6)), text: 'x'.repeat(number(3000))});
    const context = messageContext({...epochPlace, message, half, arrivedAt: now});
    cases.push({
      case: 'message',
      name: `${half} from TypeScript`,
      refused: null,
      ...epochPlace,
      tier,
      message,
      half,
      arrived_at: now,
      key: hex(accountKeys[tier]),
      inbox_secret: hex(inbox.secretKey),
      inbox_public: hex(inbox.publicKey),
      random: joined(...drawn),
      text,
      sealed: hex(box(inbox.publicKey, context, utf8(text), listedRandom(...drawn))),
    });
  }

  for (const query of ['', '&digits=8&algorithm=SHA256', '&digits=7&period=60', '&encoder=steam']) {
    const parsed = parseOtpauth(`otpauth://totp/a?secret=JBSWY3DPEHPK3PXP${query}`);
    if (parsed.kind === 'problem') throw new Error(parsed.problem);
    const {otp} = parsed;
    const alphabet = otp.digits as 5 | 6 | 7 | 8;
    const day = dayOf(now);
    const chunkPlace = {
      ...epochPlace,
      seedRevision: 1 + number(50),
      day,
      period: otp.period,
      ...stepsOf(day, otp.period),
    };
    const codes = Array.from({length: chunkPlace.count}, (_, step) => codeForStep(otp, chunkPlace.firstStep + step));
    const packed = packCodes(alphabet, codes);
    const nonce = random(24);
    const chunk = sealChunk(packed, chunkPlace, accountKeys.use, identity.sign, listedRandom(nonce));
    cases.push({
      case: 'chunk',
      name: `a day of ${otp.type}${query} from TypeScript`,
      refused: null,
      ...epochPlace,
      seed_revision: chunkPlace.seedRevision,
      day,
      first_step: chunkPlace.firstStep,
      period: otp.period,
      count: chunkPlace.count,
      key: hex(accountKeys.use),
      alphabet,
      codes,
      packed: hex(packed),
      random: hex(nonce),
      sealed: hex(chunk.sealed),
      sealed_hash: hex(hash('sealed', chunk.sealed)),
      owner_seed: hex(identity.signSeed),
      owner_public: hex(publics.signPublic),
      signature: hex(chunk.signature),
    });
  }
  return cases;
}
