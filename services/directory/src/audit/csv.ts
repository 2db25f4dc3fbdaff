import { Readable } from 'node:stream';
import type { AuditEntry } from '@ficus/contracts';
import { stringify } from 'csv-stringify';

const COLUMNS = [
  'time',
  'action',
  'actor',
  'actor e-mail',
  'actor id',
  'person',
  'person e-mail',
  'person id',
  'details',
];

/**
 * Writes entries as a table (RFC 4180, UTF-8 with a byte order mark, times in UTC), one after the other as they are
 * taken. What a spreadsheet would take for a formula gets an apostrophe before it: names are what people call themselves.
 */
export function auditCsv(entries: AsyncIterable<AuditEntry>): Readable {
  const rows = Readable.from(entries, { objectMode: true, highWaterMark: 64 }).map((entry: AuditEntry) =>
    rowOf(entry),
  );
  const table = stringify({
    bom: true,
    header: true,
    columns: COLUMNS,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  rows.once('error', (error) => table.destroy(error));
  // A reader who leaves is no reason to go on reading.
  table.once('close', () => rows.destroy());
  return rows.pipe(table);
}

function rowOf({ at, action, actor, person, details }: AuditEntry): string[] {
  const who = (one: AuditEntry['actor']) => [one?.name ?? '', one?.email ?? '', one?.id ?? ''];
  const rest = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  return [new Date(at).toISOString(), action, ...who(actor), ...who(person), rest.join('; ')];
}
