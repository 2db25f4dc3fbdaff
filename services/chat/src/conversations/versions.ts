import type { Message, VersionedPlace } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import { columnsOf, type Owner } from './owner.ts';

/** A version's place among the others of its family. */
export interface Version {
  readonly id: string;
  readonly partedFrom: string | null;
  readonly partedAt: number | null;
  /** Deleted ones hold the others together, and are not shown. */
  readonly isDeleted: boolean;
}

/**
 * The places of a conversation at which there is more than one version, by position. `family`: all of it, in the order
 * in which they were begun.
 */
export function placesOf(
  id: string,
  family: readonly Version[],
): { position: number; ids: string[]; index: number }[] {
  const byId = new Map(family.map((one) => [one.id, one]));
  const positions = new Set<number>();
  // The versions that this one came through, from itself to the first.
  const lineage: Version[] = [];
  for (let one = byId.get(id); one && !lineage.includes(one); one = byId.get(one.partedFrom ?? ''))
    lineage.push(one);
  const places = lineage.flatMap((owner, depth) => {
    const child = depth > 0 ? lineage[depth - 1] : undefined;
    // What this version shares with the one after it ends where that one parted.
    const end = child?.partedAt ?? Number.POSITIVE_INFINITY;
    const parted = family.filter(
      ({ partedFrom, partedAt }) => partedFrom === owner.id && (partedAt ?? 0) <= end,
    );
    return [...Map.groupBy(parted, ({ partedAt }) => partedAt ?? 0)].map(([position, others]) => ({
      position,
      versions: [owner, ...others],
      current: child?.partedAt === position ? child : owner,
    }));
  });
  return places
    .filter(({ position }) => !positions.has(position) && positions.add(position))
    .map(({ position, versions, current }) => {
      const ids = versions.filter((one) => !one.isDeleted || one === current).map((one) => one.id);
      return { position, ids, index: ids.indexOf(current.id) };
    })
    .filter(({ ids }) => ids.length > 1)
    .sort((a, b) => a.position - b.position);
}

/** The same of a stored conversation, as its readers get it. */
export async function versionedPlaces(
  db: Kysely<ChatSchema>,
  owner: Owner,
  row: { readonly id: string; readonly family: string | null },
  messages: readonly Message[],
): Promise<VersionedPlace[]> {
  if (row.family === null) return [];
  const family = await db
    .selectFrom('conversations')
    .select(['id', 'parted_from as partedFrom', 'parted_at as partedAt', 'deleted_at as deletedAt'])
    .where((eb) => eb.and({ ...columnsOf(owner), family: row.family }))
    .orderBy('begun')
    .execute();
  const places = placesOf(
    row.id,
    family.map(({ deletedAt, ...version }) => ({ ...version, isDeleted: deletedAt !== null })),
  );
  return places.flatMap(({ position, ids, index }) => {
    const message = messages[position];
    return message ? [{ messageId: message.id, conversations: ids, index }] : [];
  });
}
