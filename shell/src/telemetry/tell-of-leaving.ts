import type { Bootstrap } from '../../document/bootstrap.ts';
import type { Meanwhile } from './meanwhile.ts';
import type { Note } from './translate.ts';

/**
 * A page that is left before telemetry's code is there says at least what it was to show: else whoever is quick would
 * count as a page that died. It is the very event that would be told first, so it counts once if the page comes back.
 */
export function tellOfLeaving(
  { requestId: page, decided }: Bootstrap,
  notes: Pick<Meanwhile<Note>, 'isFollowed'>,
): void {
  addEventListener('pagehide', () => {
    if (!page || !decided || notes.isFollowed()) return;
    const load = Math.round(performance.timeOrigin);
    const events = [{ ...decided, kind: 'intended', seq: 1, atMs: 0, visit: 1 }];
    const body = JSON.stringify({ page, load, sentMs: performance.now(), isSampled: false, events });
    navigator.sendBeacon('/api/telemetry', new Blob([body], { type: 'application/json' }));
  });
}
