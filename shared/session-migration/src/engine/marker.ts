import { z } from 'zod/mini';
import type { KeyValueStorage } from '../stores/safe-storage.ts';
import { STATE_VERSION } from './base.ts';

/** Where the first complete migration of this browser's legacy session is marked. */
export const MARKER_KEY = 'session-migrated';

const Marker = z.object({
  version: z.number(),
  owner: z.string(),
  /** Milliseconds since 1970. */
  when: z.number(),
  counts: z.object({ chats: z.number(), messages: z.number() }),
});

/** Says that the chat service has confirmed everything the legacy session held: whose, when, how much. */
export type MigrationMarker = z.infer<typeof Marker>;

/** The marker, if there is one that can be read. */
export function readMarker(storage: KeyValueStorage): MigrationMarker | undefined {
  try {
    return Marker.safeParse(JSON.parse(storage.getItem(MARKER_KEY) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** True when newer code has been here: what it wrote is left alone. */
export function isNewer(marker: MigrationMarker | undefined): boolean {
  return marker !== undefined && marker.version > STATE_VERSION;
}

/** Sets the marker; counts are those that were verified. */
export function writeMarker(storage: KeyValueStorage, marker: Omit<MigrationMarker, 'version'>): void {
  storage.setItem(MARKER_KEY, JSON.stringify({ version: STATE_VERSION, ...marker }));
}
