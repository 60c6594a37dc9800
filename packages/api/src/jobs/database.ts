/** Something that takes SQL: a database, or a transaction of one. */
export interface Sql {
  /** The rows of one statement. Throws `DatabaseUnavailable`, and what the database says of the statement. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PostgreSQL, our own or a server; nothing above it has to know which. */
export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgresql';
  /** All of it or nothing. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Several statements in one text, which may hold transactions of their own. */
  script(text: string): Promise<void>;
  /** Runs alone among all processes that use this database. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The database cannot be reached, or went away on the way: what was asked may or may not have been done. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = 'DatabaseUnavailable';

  constructor(cause: unknown) {
    super('the database cannot be reached', { cause });
  }
}

/** The database cannot be used as it is; the message says why and what to do. */
export class DatabaseRefused extends Error {
  override readonly name: string = 'DatabaseRefused';
}
