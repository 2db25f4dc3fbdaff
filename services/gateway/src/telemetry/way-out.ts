import type { Exposure, Person, TelemetryBatch, ToldTelemetry } from '@ficus/contracts';
import type { PageAnswer } from '@ficus/shell/document';
import { z } from 'zod/mini';
import { createForwarder } from './forwarder.ts';
import { createPseudonyms } from './pseudonym.ts';

/** Where telemetry goes. */
export interface WayOutOptions {
  /** Address of the analytics service. */
  readonly url: string;
  /** What it knows its callers by. */
  readonly secret: string;
  /** What pseudonyms are made with. */
  readonly pseudonymSecret: string;
  readonly onFault: (message: string, details: object) => void;
}

/** The one way out for what pages and documents tell: to the analytics service, in the background. */
export interface WayOut {
  /** Notes that a document meant to show a view to somebody. */
  exposed(person: Person, page: string, decided: NonNullable<PageAnswer['decided']>): void;
  /** Passes on what a page has told; false when this person tells more than pages have to tell. */
  told(person: Person, batch: TelemetryBatch): boolean;
  /** What the last page of a feature was decided on for somebody; undefined where none is known, or nobody can say now. */
  lastExposure(person: Person, feature: string): Promise<LastExposure | undefined>;
  close(): Promise<void>;
}

const LastExposure = z.object({
  last: z.optional(
    z.object({
      view: z.enum(['remote', 'legacy']),
      reason: z.string(),
      version: z.optional(z.string()),
      /** Milliseconds since 1970. */
      at: z.number(),
    }),
  ),
});
export type LastExposure = NonNullable<z.infer<typeof LastExposure>['last']>;

const DELIVERY_MS = 5_000;
const WAITING = 20_000;
const BATCHES_A_MINUTE = 120;
const MINUTE_MS = 60_000;

/** Opens it. */
export function openWayOut({ url, secret, pseudonymSecret, onFault }: WayOutOptions): WayOut {
  const pseudonymOf = createPseudonyms(pseudonymSecret);
  const budgets = createBudgets();

  function forwarder<T>(path: string, name: string, batch: number) {
    return createForwarder<T>({
      batch,
      most: WAITING,
      deliver: async (things) => {
        const answer = await fetch(new URL(path, url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
          body: JSON.stringify({ [name]: things }),
          signal: AbortSignal.timeout(DELIVERY_MS),
        });
        if (answer.ok) return;
        const why = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
        // What it will never take must not hold up what comes after it.
        if (answer.status === 400 || answer.status === 413)
          onFault('analytics refuses telemetry', { path, why });
        else throw new Error(`The analytics service answered ${why} at ${path}`);
      },
      onFault: (cause, dropped) => onFault('telemetry waits for analytics', { path, dropped, err: cause }),
    });
  }

  const exposures = forwarder<Exposure>('/internal/exposures', 'exposures', 500);
  const telemetry = forwarder<ToldTelemetry>('/internal/telemetry', 'told', 100);
  const whose = (person: Person) => ({
    person: pseudonymOf(person.id),
    cohort: person.tenantId,
    role: person.role,
    at: Date.now(),
  });

  return {
    exposed(person, page, { feature, view, reason, version }) {
      exposures.add({
        ...whose(person),
        page,
        feature,
        view: view === 'remote' ? 'remote' : 'legacy',
        reason,
        ...(version !== undefined && { version }),
      });
    },
    told(person, batch) {
      if (!budgets.take(person.id)) return false;
      telemetry.add({ ...whose(person), batch });
      return true;
    },
    async lastExposure({ id }, feature) {
      const address = new URL('/internal/last-exposure', url);
      address.search = new URLSearchParams({ person: pseudonymOf(id), feature }).toString();
      try {
        const answer = await fetch(address, {
          headers: { authorization: `Bearer ${secret}` },
          signal: AbortSignal.timeout(DELIVERY_MS),
        });
        return answer.ok ? LastExposure.parse(await answer.json()).last : undefined;
      } catch (cause) {
        onFault('analytics does not say what somebody saw last', { err: cause });
        return undefined;
      }
    },
    async close() {
      await Promise.all([exposures.close(), telemetry.close()]);
    },
  };
}

/** How much each person has told in this minute. */
function createBudgets() {
  const taken = new Map<string, number>();
  let since = 0;
  return {
    take(personId: string): boolean {
      if (Date.now() - since > MINUTE_MS) {
        taken.clear();
        since = Date.now();
      }
      const count = (taken.get(personId) ?? 0) + 1;
      taken.set(personId, count);
      return count <= BATCHES_A_MINUTE;
    },
  };
}
