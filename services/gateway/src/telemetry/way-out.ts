import type { Exposure, Person, TelemetryBatch, ToldTelemetry } from '@ficus/contracts';
import type { PageAnswer } from '@ficus/shell/document';
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
  close(): Promise<void>;
}

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
