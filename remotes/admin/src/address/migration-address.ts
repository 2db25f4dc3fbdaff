/** For how long back the views are looked at. */
export const SPANS = ['hour', 'day', 'week', 'month'] as const;
export type MigrationSpan = (typeof SPANS)[number];

/** What the migration page shows, as the address says it. */
export interface MigrationAddress {
  /** Default: the first that there is something of. */
  readonly feature?: string | undefined;
  /** Default: `day`. */
  readonly span?: MigrationSpan | undefined;
}

/** Reads a query. What it does not know is left out. */
export function parseMigrationAddress(search: string): MigrationAddress {
  const query = new URLSearchParams(search);
  const feature = query.get('feature') ?? '';
  const span = SPANS.find((one) => one === query.get('span'));
  return {
    ...(/^[a-z][a-z0-9-]{0,39}$/.test(feature) && { feature }),
    ...(span && { span }),
  };
}

/** The query of it, with its `?`, or nothing. */
export function formatMigrationAddress({ feature, span }: MigrationAddress): string {
  const query = new URLSearchParams({ ...(feature && { feature }), ...(span && { span }) });
  return query.size > 0 ? `?${query}` : '';
}
