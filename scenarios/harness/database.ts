// The database of a running server, looked at from outside: whether anything was written, and rows whose times are moved
// into the past, which is how hours and days pass in these tests.
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {DatabaseSync, type SQLInputValue} from 'node:sqlite';

function asText(name: string, value: unknown): unknown {
  if (name === 'last_seen_at') return null;
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('base64') : value;
}

export class Database {
  readonly #connection: DatabaseSync;
  #read: {version: number; contents: string} | undefined; // as of the last look

  constructor(dataDirectory: string) {
    this.#connection = new DatabaseSync(join(dataDirectory, 'latchkey.db'), {timeout: 60_000});
  }

  // Changes whenever the server commits something, and only then.
  version(): number {
    return (this.#connection.prepare('pragma data_version').get() as {data_version: number}).data_version;
  }

  // Every row of every table but when a session was last seen; two of these are equal or something was done.
  contents(): string {
    const version = this.version();
    if (this.#read?.version === version) return this.#read.contents;
    const tables = this.rows("select name from sqlite_master where type = 'table' order by name");
    const written = tables.map(({name}) => {
      const rows = this.rows(`select * from ${name as string}`).map((row) => JSON.stringify(row, asText));
      return [name as string, ...rows.sort()].join('\n');
    });
    const contents = written.join('\n\n');
    this.#read = {version, contents};
    return contents;
  }

  rows(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#connection.prepare(sql).all(...values);
  }

  // How many rows changed.
  change(sql: string, ...values: SQLInputValue[]): number {
    this.#read = undefined;
    return Number(this.#connection.prepare(sql).run(...values).changes);
  }

  // While it runs nobody else can write.
  async holdingTheWriteLock<T>(act: () => Promise<T>): Promise<T> {
    this.#connection.exec('begin immediate');
    try {
      return await act();
    } finally {
      this.#connection.exec('rollback');
    }
  }

  close(): void {
    this.#connection.close();
  }
}
