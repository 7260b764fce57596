// What this device saw of others and will not see changed: members' keys, account epochs, revisions. Kept sealed on the
// device; whoever can write there could forget them for us, but not forge them.
import {parseJson} from '../api/answers.ts';
import {base64, bytesOf, MalformedAnswer, natural, object, oneOf, type Parser} from '../api/parse.ts';
import {base64url, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import {localContext} from '../crypto/context.ts';
import type {MemberPlace} from '../crypto/member.ts';
import {open, seal} from '../crypto/seal.ts';
import type {AccountId, InvitationId, MemberId} from '../ids.ts';
import type {Platform} from '../platform.ts';

export type MemberPin = {
  signPublic: string;
  boxPublic: string;
  how: 'mine' | 'proved' | 'compared' | 'first-seen';
};

export type AccountPin = {
  epoch: number;
  useCommitment: string;
  manageCommitment: string;
  profile: number; // revisions of the two kinds that are never removed, so never begin again at 1
  password: number;
};

type Book = {
  members: Record<string, MemberPin>;
  accounts: Record<string, AccountPin>;
  invitations: Record<string, string>; // secrets of invitations sent from here
};

function record<T>(parser: Parser<T>): Parser<Record<string, T>> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null) throw new MalformedAnswer(at);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, parser(item, `${at}/${name}`)]));
  };
}

const parseBook = object<Book>({
  members: record(
    object<MemberPin>({
      signPublic: base64(32),
      boxPublic: base64(32),
      how: oneOf('mine', 'proved', 'compared', 'first-seen'),
    }),
  ),
  accounts: record(
    object<AccountPin>({
      epoch: natural,
      useCommitment: base64(32),
      manageCommitment: base64(32),
      profile: natural,
      password: natural,
    }),
  ),
  invitations: record(base64(16)),
});

export class Pins {
  readonly #platform: Platform;
  readonly #name: string;
  readonly #key: Bytes;
  readonly #at: MemberPlace;
  readonly #book: Book;
  #saved: string;
  #saving: Promise<void> = Promise.resolve();

  private constructor(platform: Platform, at: MemberPlace, key: Bytes, book: Book) {
    this.#platform = platform;
    this.#name = nameOf(at);
    this.#key = key;
    this.#at = at;
    this.#book = book;
    this.#saved = JSON.stringify(book);
  }

  static async open(platform: Platform, at: MemberPlace, key: Bytes): Promise<Pins> {
    const kept = await read(platform, at, key);
    return new Pins(platform, at, key, kept ?? {members: {}, accounts: {}, invitations: {}});
  }

  static async forget(platform: Platform, at: MemberPlace): Promise<void> {
    await platform.storage.delete(nameOf(at));
  }

  member(id: MemberId): MemberPin | undefined {
    return this.#book.members[id];
  }

  pinMember(id: MemberId, pin: MemberPin): void {
    this.#book.members[id] = pin;
  }

  account(id: AccountId): AccountPin | undefined {
    return this.#book.accounts[id];
  }

  pinAccount(id: AccountId, pin: AccountPin): void {
    this.#book.accounts[id] = pin;
  }

  invitationSecret(id: InvitationId): Bytes | undefined {
    const secret = this.#book.invitations[id];
    return secret === undefined ? undefined : bytesOf(secret);
  }

  keepInvitationSecret(id: InvitationId, secret: Uint8Array): void {
    this.#book.invitations[id] = base64url(secret);
  }

  forgetInvitationSecret(id: InvitationId): void {
    const others = Object.entries(this.#book.invitations).filter(([invitation]) => invitation !== id);
    this.#book.invitations = Object.fromEntries(others);
  }

  // Writes what changed. Another tab of the same member may have written meanwhile: its pins are merged in, the further
  // one counting, so that no tab undoes what another saw.
  save(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      if (JSON.stringify(this.#book) === this.#saved) return;
      const other = await read(this.#platform, this.#at, this.#key);
      if (other) this.#merge(other);
      const written = JSON.stringify(this.#book);
      const sealed = seal(this.#key, contextOf(this.#at), utf8(written), (length) => this.#platform.random(length));
      await this.#platform.storage.set(this.#name, base64url(sealed));
      this.#saved = written;
    });
    return this.#saving;
  }

  #merge(other: Book): void {
    const book = this.#book;
    book.members = {...other.members, ...book.members};
    for (const [id, pin] of Object.entries(other.accounts)) {
      const own = book.accounts[id];
      if (own === undefined || pin.epoch > own.epoch) book.accounts[id] = pin;
      else if (pin.epoch === own.epoch) {
        own.profile = Math.max(own.profile, pin.profile);
        own.password = Math.max(own.password, pin.password);
      }
    }
    book.invitations = {...other.invitations, ...book.invitations};
  }
}

function nameOf(at: MemberPlace): string {
  return `latchkey.pins.${at.workspace}.${at.member}`;
}

function contextOf(at: MemberPlace) {
  return localContext('pins', at.workspace, at.member);
}

async function read(platform: Platform, at: MemberPlace, key: Bytes): Promise<Book | null> {
  const written = await platform.storage.get(nameOf(at));
  if (written === null) return null;
  try {
    const opened = open(key, contextOf(at), bytesOf(written));
    return opened === undefined ? null : parseBook(parseJson(parseUtf8(opened)), '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}
