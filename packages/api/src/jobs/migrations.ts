/** A step from one version of our tables to the next. Steps are never changed once they are released, only added. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** Our own tables, in the schema `duckbill`. pg-boss looks after its own. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'runs, chunks, roster parts, problems, leases',
    statements: [
      `CREATE TABLE duckbill.run (
        id uuid PRIMARY KEY,
        tenant text NOT NULL,
        idempotency_key text,
        content_sha256 text NOT NULL,
        spec text NOT NULL,
        spec_name text NOT NULL,
        spec_sha256 text NOT NULL,
        format text NOT NULL,
        store_only boolean NOT NULL,
        strict boolean NOT NULL,
        roster_format text NOT NULL,
        chunk_users integer NOT NULL,
        state text NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        is_split boolean NOT NULL DEFAULT false,
        -- Errors of split or assembly so far, and how often each was begun.
        split_errors integer NOT NULL DEFAULT 0,
        split_attempts integer NOT NULL DEFAULT 0,
        roster_bytes bigint NOT NULL DEFAULT 0,
        roster_read bigint NOT NULL DEFAULT 0,
        users integer NOT NULL DEFAULT 0,
        chunks integer NOT NULL DEFAULT 0,
        chunks_queued integer NOT NULL DEFAULT 0,
        chunks_done integer NOT NULL DEFAULT 0,
        users_done integer NOT NULL DEFAULT 0,
        files bigint NOT NULL DEFAULT 0,
        bytes bigint NOT NULL DEFAULT 0,
        roster_problems jsonb NOT NULL DEFAULT '{"error":0,"warning":0,"hint":0}',
        errors integer NOT NULL DEFAULT 0,
        warnings integer NOT NULL DEFAULT 0,
        hints integer NOT NULL DEFAULT 0,
        result jsonb,
        result_bytes bigint,
        failure jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        ended_at timestamptz,
        expires_at timestamptz NOT NULL,
        is_deleted boolean NOT NULL DEFAULT false,
        is_tidy boolean NOT NULL DEFAULT false
      )`,
      'CREATE UNIQUE INDEX run_key ON duckbill.run (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL',
      'CREATE INDEX run_listed ON duckbill.run (tenant, created_at DESC, id)',
      'CREATE INDEX run_expiry ON duckbill.run (expires_at)',
      'CREATE INDEX run_untidy ON duckbill.run (id) WHERE NOT is_tidy',
      `CREATE TABLE duckbill.chunk (
        run uuid NOT NULL REFERENCES duckbill.run ON DELETE CASCADE,
        at integer NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        errors integer NOT NULL DEFAULT 0,
        members integer NOT NULL,
        bytes bigint,
        outcome jsonb,
        PRIMARY KEY (run, at)
      )`,
      `CREATE INDEX chunk_waiting ON duckbill.chunk (run, at) WHERE state = 'waiting'`,
      `CREATE TABLE duckbill.roster_part (
        run uuid NOT NULL REFERENCES duckbill.run ON DELETE CASCADE,
        part integer NOT NULL,
        key text NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        PRIMARY KEY (run, part)
      )`,
      `CREATE TABLE duckbill.problem (
        run uuid NOT NULL REFERENCES duckbill.run ON DELETE CASCADE,
        line integer NOT NULL,
        code text NOT NULL,
        column_name text NOT NULL,
        severity text NOT NULL,
        member text,
        message text NOT NULL,
        PRIMARY KEY (run, line, code, column_name)
      )`,
      // Which worker has which job of pg-boss in hand, and when it was last heard of.
      `CREATE TABLE duckbill.lease (
        job uuid PRIMARY KEY,
        queue text NOT NULL,
        token uuid NOT NULL,
        worker text NOT NULL,
        run uuid NOT NULL,
        beat timestamptz NOT NULL DEFAULT now()
      )`,
    ],
  },
];
