// What Photogram keeps, in a SQLite file of its own. Rows in, rows out: what they mean is decided by its callers.
import {DatabaseSync} from 'node:sqlite';

export interface User {
  id: number;
  username: string;
  passwordHash: string;
  name: string;
  bio: string;
  website: string;
  email: string;
  emailConfirmed: boolean;
  country: string; // ISO code the country picker starts from
  isPrivate: boolean;
  phone: string | null; // confirmed, in E.164
  textOn: boolean;
}

export interface Authenticator {
  id: number;
  name: string;
  secret: string; // Base32
  confirmed: boolean;
  lastStep: number; // the newest time step a code was accepted for
}

export interface Session {
  id: string; // hash of what the browser holds
  user: number;
  startedAt: number;
  seenAt: number;
  browser: string;
}

export interface PendingLogin {
  id: string; // hash of what the browser holds
  user: number;
  by: 'two-factor' | 'mail';
  wrong: number;
  expiresAt: number;
}

export interface SentCode {
  id: string;
  target: string; // number or address it was sent to
  hash: string;
  wrong: number;
  used: boolean;
  expiresAt: number;
}

type Value = string | number | null;
type Row = Record<string, Value>;

const schema = `
  CREATE TABLE users (
    id INTEGER PRIMARY KEY, username TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, name TEXT NOT NULL,
    bio TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', email TEXT NOT NULL,
    email_confirmed INTEGER NOT NULL DEFAULT 0, country TEXT NOT NULL, is_private INTEGER NOT NULL DEFAULT 0,
    phone TEXT, text_on INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE authenticators (
    id INTEGER PRIMARY KEY, user INTEGER NOT NULL REFERENCES users, name TEXT NOT NULL, secret TEXT NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0, last_step INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE recovery_codes (
    user INTEGER NOT NULL REFERENCES users, code TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user, code)) STRICT;
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES users, started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
    browser TEXT NOT NULL, notice TEXT NOT NULL DEFAULT '') STRICT;
  CREATE TABLE known_browsers (id TEXT NOT NULL, user INTEGER NOT NULL REFERENCES users, PRIMARY KEY (id, user)) STRICT;
  CREATE TABLE pending_logins (
    id TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES users, by TEXT NOT NULL, wrong INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL) STRICT;
  CREATE TABLE sent_codes (
    user INTEGER NOT NULL REFERENCES users, purpose TEXT NOT NULL, id TEXT NOT NULL, target TEXT NOT NULL,
    hash TEXT NOT NULL, wrong INTEGER NOT NULL DEFAULT 0, used INTEGER NOT NULL DEFAULT 0, expires_at INTEGER NOT NULL,
    PRIMARY KEY (user, purpose)) STRICT;
  CREATE TABLE attempts (bucket TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX attempts_of_bucket ON attempts (bucket, at);
`;

function user(row: Row): User {
  return {
    id: Number(row['id']),
    username: String(row['username']),
    passwordHash: String(row['password_hash']),
    name: String(row['name']),
    bio: String(row['bio']),
    website: String(row['website']),
    email: String(row['email']),
    emailConfirmed: row['email_confirmed'] === 1,
    country: String(row['country']),
    isPrivate: row['is_private'] === 1,
    phone: row['phone'] === null ? null : String(row['phone']),
    textOn: row['text_on'] === 1,
  };
}

export class Store {
  readonly #database: DatabaseSync;

  // ':memory:' keeps nothing.
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(`PRAGMA foreign_keys = ON; ${schema}`);
  }

  close(): void {
    this.#database.close();
  }

  #one(sql: string, ...values: Value[]): Row | undefined {
    return this.#database.prepare(sql).get(...values) as Row | undefined;
  }

  #all(sql: string, ...values: Value[]): Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }

  // How many rows it changed: an update with its condition in it is how something is taken only once.
  #run(sql: string, ...values: Value[]): number {
    return Number(this.#database.prepare(sql).run(...values).changes);
  }

  addUser(added: Pick<User, 'username' | 'passwordHash' | 'name' | 'bio' | 'website' | 'email' | 'country'>): void {
    this.#run(
      'INSERT INTO users (username, password_hash, name, bio, website, email, country) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[added.username, added.passwordHash, added.name, added.bio, added.website, added.email, added.country],
    );
  }

  user(id: number): User | null {
    const row = this.#one('SELECT * FROM users WHERE id = ?', id);
    return row === undefined ? null : user(row);
  }

  userNamed(username: string): User | null {
    const row = this.#one('SELECT * FROM users WHERE username = ?', username);
    return row === undefined ? null : user(row);
  }

  setPassword(id: number, hash: string): void {
    this.#run('UPDATE users SET password_hash = ? WHERE id = ?', hash, id);
  }

  setProfile(id: number, profile: Pick<User, 'name' | 'bio' | 'website'>): void {
    this.#run(
      'UPDATE users SET name = ?, bio = ?, website = ? WHERE id = ?',
      ...[profile.name, profile.bio, profile.website, id],
    );
  }

  setConfirmedEmail(id: number, email: string): void {
    this.#run('UPDATE users SET email = ?, email_confirmed = 1 WHERE id = ?', email, id);
  }

  setPrivate(id: number, isPrivate: boolean): void {
    this.#run('UPDATE users SET is_private = ? WHERE id = ?', isPrivate ? 1 : 0, id);
  }

  setText(id: number, phone: string | null, on: boolean): void {
    this.#run('UPDATE users SET phone = ?, text_on = ? WHERE id = ?', phone, on ? 1 : 0, id);
  }

  authenticators(userId: number): Authenticator[] {
    return this.#all('SELECT * FROM authenticators WHERE user = ? ORDER BY id', userId).map((row) => ({
      id: Number(row['id']),
      name: String(row['name']),
      secret: String(row['secret']),
      confirmed: row['confirmed'] === 1,
      lastStep: Number(row['last_step']),
    }));
  }

  // One that is being set up replaces another that was never confirmed.
  beginAuthenticator(userId: number, name: string, secret: string): void {
    this.#run('DELETE FROM authenticators WHERE user = ? AND confirmed = 0', userId);
    this.#run('INSERT INTO authenticators (user, name, secret) VALUES (?, ?, ?)', userId, name, secret);
  }

  // False if a code of this step or a later one was accepted before.
  takeStep(authenticator: number, step: number): boolean {
    return (
      this.#run(
        'UPDATE authenticators SET last_step = ?, confirmed = 1 WHERE id = ? AND last_step < ?',
        ...[step, authenticator, step],
      ) === 1
    );
  }

  removeAuthenticator(userId: number, id: number): void {
    this.#run('DELETE FROM authenticators WHERE user = ? AND id = ?', userId, id);
  }

  recoveryCodes(userId: number): {code: string; used: boolean}[] {
    return this.#all('SELECT code, used FROM recovery_codes WHERE user = ? ORDER BY rowid', userId).map((row) => ({
      code: String(row['code']),
      used: row['used'] === 1,
    }));
  }

  replaceRecoveryCodes(userId: number, codes: readonly string[]): void {
    this.#run('DELETE FROM recovery_codes WHERE user = ?', userId);
    for (const code of codes) this.#run('INSERT INTO recovery_codes (user, code) VALUES (?, ?)', userId, code);
  }

  takeRecoveryCode(userId: number, code: string): boolean {
    return this.#run('UPDATE recovery_codes SET used = 1 WHERE user = ? AND code = ? AND used = 0', userId, code) === 1;
  }

  addSession(session: Session): void {
    this.#run(
      'INSERT INTO sessions (id, user, started_at, seen_at, browser) VALUES (?, ?, ?, ?, ?)',
      ...[session.id, session.user, session.startedAt, session.seenAt, session.browser],
    );
  }

  session(id: string): Session | null {
    const row = this.#one('SELECT * FROM sessions WHERE id = ?', id);
    return row === undefined ? null : sessionOf(row);
  }

  sessions(userId: number): Session[] {
    return this.#all('SELECT * FROM sessions WHERE user = ? ORDER BY seen_at DESC', userId).map(sessionOf);
  }

  touchSession(id: string, now: number): void {
    this.#run('UPDATE sessions SET seen_at = ? WHERE id = ?', now, id);
  }

  endSession(id: string): void {
    this.#run('DELETE FROM sessions WHERE id = ?', id);
  }

  endOtherSessions(userId: number, kept: string): void {
    this.#run('DELETE FROM sessions WHERE user = ? AND id <> ?', userId, kept);
  }

  // A line for the next page this session sees.
  setNotice(session: string, notice: string): void {
    this.#run('UPDATE sessions SET notice = ? WHERE id = ?', notice, session);
  }

  takeNotice(session: string): string {
    const row = this.#one('SELECT notice FROM sessions WHERE id = ?', session);
    const notice = String(row?.['notice'] ?? '');
    if (notice !== '') this.setNotice(session, '');
    return notice;
  }

  isKnownBrowser(id: string, userId: number): boolean {
    return this.#one('SELECT 1 AS known FROM known_browsers WHERE id = ? AND user = ?', id, userId) !== undefined;
  }

  rememberBrowser(id: string, userId: number): void {
    this.#run('INSERT OR IGNORE INTO known_browsers (id, user) VALUES (?, ?)', id, userId);
  }

  // Those that ran out before `now` go.
  addPendingLogin(login: PendingLogin, now: number): void {
    this.#run('DELETE FROM pending_logins WHERE expires_at <= ?', now);
    this.#run(
      'INSERT INTO pending_logins (id, user, by, wrong, expires_at) VALUES (?, ?, ?, ?, ?)',
      ...[login.id, login.user, login.by, login.wrong, login.expiresAt],
    );
  }

  pendingLogin(id: string): PendingLogin | null {
    const row = this.#one('SELECT * FROM pending_logins WHERE id = ?', id);
    if (row === undefined) return null;
    return {
      id,
      user: Number(row['user']),
      by: row['by'] === 'mail' ? 'mail' : 'two-factor',
      wrong: Number(row['wrong']),
      expiresAt: Number(row['expires_at']),
    };
  }

  countWrongAtLogin(id: string): void {
    this.#run('UPDATE pending_logins SET wrong = wrong + 1 WHERE id = ?', id);
  }

  endPendingLogin(id: string): void {
    this.#run('DELETE FROM pending_logins WHERE id = ?', id);
  }

  // A new code of the same purpose replaces the one before.
  putSentCode(userId: number, purpose: string, code: SentCode): void {
    this.#run(
      'INSERT OR REPLACE INTO sent_codes (user, purpose, id, target, hash, wrong, used, expires_at) VALUES (?, ?, ?, ?, ?, 0, 0, ?)',
      ...[userId, purpose, code.id, code.target, code.hash, code.expiresAt],
    );
  }

  sentCode(userId: number, purpose: string): SentCode | null {
    const row = this.#one('SELECT * FROM sent_codes WHERE user = ? AND purpose = ?', userId, purpose);
    if (row === undefined) return null;
    return {
      id: String(row['id']),
      target: String(row['target']),
      hash: String(row['hash']),
      wrong: Number(row['wrong']),
      used: row['used'] === 1,
      expiresAt: Number(row['expires_at']),
    };
  }

  countWrongCode(userId: number, purpose: string): void {
    this.#run('UPDATE sent_codes SET wrong = wrong + 1 WHERE user = ? AND purpose = ?', userId, purpose);
  }

  takeSentCode(userId: number, purpose: string, id: string): boolean {
    return (
      this.#run(
        'UPDATE sent_codes SET used = 1 WHERE user = ? AND purpose = ? AND id = ? AND used = 0',
        ...[userId, purpose, id],
      ) === 1
    );
  }

  addAttempt(bucket: string, at: number): void {
    this.#run('INSERT INTO attempts (bucket, at) VALUES (?, ?)', bucket, at);
  }

  removeLatestAttempt(bucket: string): void {
    this.#run('DELETE FROM attempts WHERE rowid = (SELECT max(rowid) FROM attempts WHERE bucket = ?)', bucket);
  }

  attemptsSince(bucket: string, since: number): number {
    this.#run('DELETE FROM attempts WHERE bucket = ? AND at < ?', bucket, since);
    return Number(this.#one('SELECT count(*) AS n FROM attempts WHERE bucket = ?', bucket)?.['n'] ?? 0);
  }
}

function sessionOf(row: Row): Session {
  return {
    id: String(row['id']),
    user: Number(row['user']),
    startedAt: Number(row['started_at']),
    seenAt: Number(row['seen_at']),
    browser: String(row['browser']),
  };
}
