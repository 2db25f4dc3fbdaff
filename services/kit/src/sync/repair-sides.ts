import type { Discrepancy } from './compare-sides.ts';
import type { SyncClient } from './sync-client.ts';

/**
 * Makes both sides alike again: the side that owns the part is right, whoever that is for each of them. Resolves with how
 * many rows were put or removed, by the side at which that was done.
 */
export async function repairSides(
  left: SyncClient,
  right: SyncClient,
  discrepancies: readonly Discrepancy[],
): Promise<Record<'left' | 'right', number>> {
  const [{ owners, firstOwner }, { me }] = await Promise.all([left.owners(), left.state()]);
  const done = { left: 0, right: 0 };
  for (const { entity, key, left: mine, right: its } of discrepancies) {
    const owner = owners[mine?.partition ?? its?.partition ?? ''] ?? firstOwner;
    const [truth, mended, name] =
      owner === me ? ([mine, right, 'right'] as const) : ([its, left, 'left'] as const);
    await mended.repair(truth ? [truth] : [], entity, truth ? [] : [key]);
    done[name] += 1;
  }
  return done;
}
