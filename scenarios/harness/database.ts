// The database of a running server, looked at from outside: whether anything was written, and rows whose times are moved
// into the past, which is how hours and days pass in these tests.
import {join} from 'node:path';
import {DatabaseSync, type SQLInputValue} from 'node:sqlite';

export class Database {
  readonly #connection: DatabaseSync;

  constructor(dataDirectory: string) {
    this.#connection = new DatabaseSync(join(dataDirectory, 'latchkey.db'), {timeout: 10_000});
  }

  // Changes whenever the server commits something, and only then.
  version(): number {
    return (this.#connection.prepare('pragma data_version').get() as {data_version: number}).data_version;
  }

  // Every row of every table but when a session was last seen; two of these are equal or something was done.
  contents(): string {
    const tables = this.rows("select name from sqlite_master where type = 'table' order by name").map(
      (row) => row['name'] as string,
    );
    const written = (table: string): string =>
      this.rows(`select * from ${table}`)
        .map((row) =>
          JSON.stringify({...row, last_seen_at: null}, (_, value: unknown) =>
            typeof value === 'bigint' ? String(value) : value,
          ),
        )
        .sort()
        .join('\n');
    return tables.map((table) => `${table}\n${written(table)}`).join('\n');
  }

  rows(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#connection.prepare(sql).all(...values);
  }

  // How many rows changed.
  change(sql: string, ...values: SQLInputValue[]): number {
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
