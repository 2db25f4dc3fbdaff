/** What is not compared, with the reason. Everything else in every table of every service is. */
export interface LeftOut {
  /** Without it: every database. */
  readonly database?: string;
  /** All of a schema's tables. */
  readonly schema?: string;
  /** Without it: every table. */
  readonly table?: string;
  /** These columns alone. */
  readonly columns?: readonly string[];
  /** Rows alone that have this value in this column. */
  readonly rows?: { readonly column: string; readonly value: string };
  readonly because: string;
}

const REPEATABLE = 'keys of the new client’s calls, and their answers, so that it may repeat them';

export const LEFT_OUT: readonly LeftOut[] = [
  { database: 'unleash', because: 'no service of ours; the test itself changes its flags' },
  {
    database: 'analytics',
    because: 'telemetry says which view somebody saw: the one thing in which generations shall differ',
  },
  {
    schema: 'pgboss',
    because: 'how events travel, by a schedule of its own; what they say stands in events',
  },
  { table: 'idempotency_keys', because: REPEATABLE },
  { table: 'sync_log', rows: { column: 'entity', value: 'answer' }, because: REPEATABLE },
  { table: 'sync_stamps', rows: { column: 'entity', value: 'answer' }, because: REPEATABLE },
  {
    table: 'event_subjects',
    because: 'how often something was ever told of; what is told stands in events',
  },
  { table: 'sync_state', because: 'how far one side has read the other’s log' },
  {
    database: 'chat',
    table: 'owners',
    because: 'how many changes a person has made; each stands in its table',
  },
  { database: 'auth', table: 'sessions', columns: ['seen_at'], because: 'that somebody asked something' },
  {
    database: 'chat',
    table: 'messages',
    columns: ['citations'],
    because: 'the old endpoint answers with a text alone: sources are the remote’s own',
  },
  {
    database: 'chat',
    table: 'messages',
    columns: ['reply_to'],
    because: 'how a repeated sending finds its answer; what is carried over is not sent again',
  },
];

/** Whether nothing of a database is compared. */
export function isLeftOut(database: string): boolean {
  return LEFT_OUT.some((one) => one.database === database && !one.schema && !one.table);
}

/** What is left out of a table. */
export function leftOutOf(database: string, schema: string, table: string): readonly LeftOut[] {
  return LEFT_OUT.filter(
    (one) =>
      (one.database ?? database) === database &&
      (one.schema ?? schema) === schema &&
      (one.table ?? table) === table,
  );
}
