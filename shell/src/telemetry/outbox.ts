import type { TelemetryBatch, TelemetryEvent } from '@ficus/contracts';
import type { Told } from './translate.ts';

const ADDRESS = '/api/telemetry';
const JSON_TYPE = 'application/json';
const BATCH = 100;
/** A page that goes on and on tells no more than this. */
const MOST = 1000;
const MOST_ERRORS = 100;
const AGAIN_MS = 5000;

/** Who tells. */
export interface OutboxOptions {
  readonly page: string;
  readonly load: number;
  readonly isSampled: boolean;
}

/**
 * Collects what is to be told and sends it. What is sent while the page is open and does not arrive is sent once more;
 * the number of each event makes sure that it counts once. What is sent when the page goes is a beacon, whose fate nobody
 * learns.
 */
export function createOutbox({ page, load, isSampled }: OutboxOptions) {
  let waiting: TelemetryEvent[] = [];
  let seq = 0;
  let errors = 0;

  function bodyOf(events: TelemetryEvent[]): string {
    const batch: TelemetryBatch = { page, load, sentMs: performance.now(), isSampled, events };
    return JSON.stringify(batch);
  }

  function beacon(events: TelemetryEvent[]): boolean {
    return navigator.sendBeacon(ADDRESS, new Blob([bodyOf(events)], { type: JSON_TYPE }));
  }

  async function post(events: TelemetryEvent[], isAgain = false): Promise<void> {
    const hasArrived = await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE },
      body: bodyOf(events),
      keepalive: true,
    }).then(
      // What is refused stays so.
      ({ status }) => status < 500,
      () => false,
    );
    if (!hasArrived && !isAgain) setTimeout(() => void post(events, true), AGAIN_MS);
  }

  function take(): TelemetryEvent[][] {
    const events = waiting;
    waiting = [];
    return Array.from({ length: Math.ceil(events.length / BATCH) }, (_, nth) =>
      events.slice(nth * BATCH, (nth + 1) * BATCH),
    );
  }

  return {
    add(told: Told): void {
      if (told.kind === 'error') errors += 1;
      if (seq >= MOST || errors > MOST_ERRORS) return;
      seq += 1;
      waiting.push({ ...told, seq });
    },
    /** Sends what waits. */
    send(): void {
      for (const events of take()) void post(events);
    },
    /** Sends what waits, from a page that may be gone at once. */
    sendLast(): void {
      for (const events of take()) if (!beacon(events)) void post(events, true);
    },
  };
}
