import type { Person } from '@ficus/contracts';
import { LEGACY_KEY, type LegacyRead } from '../lenses/legacy-session.ts';
import { readAdoptions } from './adoption.ts';
import type { EngineParts } from './engine-parts.ts';
import { isSnapshot, type LegacySnapshot } from './legacy-snapshot.ts';

/** What stands in the place of the person's legacy session, and under which key. */
export interface FoundLegacy {
  readonly key: string;
  readonly raw: string | null;
  readonly read: LegacySnapshot | Exclude<LegacyRead, { kind: 'own' }>;
}

/**
 * Where the legacy application sets a person's session aside while somebody else uses the same browser, or they
 * themselves act in another tenant, and takes it back from when they return. The first is where a session that says
 * whose it is goes; the others are of one that names no tenant, or nobody.
 */
export function keysAside({ email, tenantId }: Person): readonly [string, ...string[]] {
  const whose = `${LEGACY_KEY}:${email.trim().toLowerCase()}`;
  return [`${whose}:${tenantId}`, whose, `${LEGACY_KEY}:`];
}

/**
 * Finds the legacy session of the person in their tenant. Another's under the legacy key is not touched: the own one is
 * then the one that the legacy application has set aside, or will find there when it opens.
 */
export async function findLegacy({ safe, reader, person }: EngineParts): Promise<FoundLegacy> {
  const adoptions = readAdoptions(safe, person);
  const lookAt = async (key: string): Promise<FoundLegacy> => {
    const raw = safe.getItem(key);
    return { key, raw, read: await reader.read(raw, adoptions) };
  };
  const found = await lookAt(LEGACY_KEY);
  if (isSnapshot(found.read) || found.read.kind !== 'foreign') return found;
  const keys = keysAside(person);
  for (const key of keys) {
    const aside = await lookAt(key);
    if (isSnapshot(aside.read)) return aside;
  }
  return { key: keys[0], raw: safe.getItem(keys[0]), read: found.read };
}
