import { z } from 'zod/mini';
import { NOTE_LIMIT } from './note-cookie.ts';

const Version = z.string().check(z.maxLength(100));

/** Ports that need no privilege: what a developer's program listens on. */
export const LocalPort = z.int().check(z.minimum(1024), z.maximum(65_535));

/** What a browser knows of one feature: releases that failed here, and one that was loading when the page died. */
const FeatureNote = z.object({
  quarantines: z.array(z.object({ version: Version, until: z.number() })).check(z.maxLength(8)),
  lastGood: z.optional(Version),
  /** What an operator chose to see; the document looks at it only if the session says that it is one. */
  override: z.optional(
    z.object({
      view: z.enum(['remote', 'legacy']),
      version: z.optional(Version),
      /** A remote on the person's own machine: a port of localhost and no other address, so that a cookie leads nowhere else. */
      localPort: z.optional(LocalPort),
    }),
  ),
});
export type FeatureNote = z.infer<typeof FeatureNote>;

/**
 * The cookie's value: bound to a person in a tenant (`ownerOf`), so that the next one on this machine, or the other
 * tenant, is not decided for by it.
 */
export const Note = z.object({
  person: z.string(),
  features: z.record(z.string().check(z.maxLength(40)), FeatureNote),
});
export type Note = z.infer<typeof Note>;

/** Reads a note; undefined when there is none of this owner's, or it is not what we would have written. */
export function readNote(value: string | undefined, owner: string): Note | undefined {
  if (!value || value.length > NOTE_LIMIT) return undefined;
  try {
    const note = Note.parse(JSON.parse(decodeURIComponent(value)));
    return note.person === owner ? note : undefined;
  } catch {
    return undefined;
  }
}
