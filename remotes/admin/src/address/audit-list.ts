import { AUDIT_ACTIONS, type AuditAction } from '@ficus/contracts';

/** What of the audit log is shown, as the address says it. */
export interface AuditList {
  /** Whose log, for those who may see another one. Absent: that of one's own tenant. */
  readonly tenant?: string | undefined;
  /** Who did it, and whom it was done to: any part of a name or an address, or an id. */
  readonly actor?: string | undefined;
  readonly person?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Not before, and before: milliseconds since 1970. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Where a page after the first begins; `page` is its number, for people to see. */
  readonly cursor?: string | undefined;
  readonly page?: number | undefined;
}

const NAMES = ['tenant', 'actor', 'person', 'action', 'from', 'to', 'page', 'cursor'] as const;

/** Reads it from a query. What it does not know is left out. */
export function parseAuditList(search: string): AuditList {
  const query = new URLSearchParams(search);
  const text = (name: string) => query.get(name) || undefined;
  const time = (name: string) => {
    const value = Number(text(name));
    return Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  const cursor = text('cursor');
  const page = Math.floor(Number(query.get('page')));
  const all: AuditList = {
    tenant: text('tenant'),
    actor: text('actor'),
    person: text('person'),
    action: AUDIT_ACTIONS.find((action) => action === query.get('action')),
    from: time('from'),
    to: time('to'),
    ...(cursor !== undefined && { cursor, page: page > 1 ? page : 2 }),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Writes it as a query, with its `?`; what is absent is left out. */
export function formatAuditList(list: AuditList, names: readonly (keyof AuditList)[] = NAMES): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = list[name];
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
}
