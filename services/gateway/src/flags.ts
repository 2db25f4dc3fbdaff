import { EventEmitter } from 'node:events';
import type { FlagsAnswer, Person, Toggle } from '@ficus/contracts';
import { type Context, Unleash } from 'unleash-client';
import { isOfOperators } from './stages.ts';

/** The one evaluator: the document and `/api/flags` both ask it, so both sides always agree. */
export interface Flags {
  /** The enabled flags of a person, or undefined while no flag state is known at all. */
  evaluate(person: Person): FlagsAnswer | undefined;
  /**
   * What a flag of the data says for a tenant: the name of its variant, empty when it is on without one, undefined when it
   * is off or unknown. Cohorts are made of tenants: who works together is served by the same side.
   */
  variant(flag: string, tenantId: string): string | undefined;
  /** Calls the listener with the present revision, where one is known, and with the new one after each change; returns its undo. */
  onRevision(listener: (revision: number) => void): () => void;
  /** What `/health` says of it. */
  state(): 'fresh' | 'stale' | 'unknown';
  /** Milliseconds since the flag server last answered; undefined before it ever did. */
  ageMs(): number | undefined;
  close(): void;
}

/** The flag server polled each second by default: a change reaches people within two. */
const POLL_MS = 1000;
/** Without a successful poll for this long, the state counts as stale: it is still used. */
const STALE_MS = 15_000;

/**
 * Starts the evaluator on an Unleash server. Does not wait for it: while the server is down, the state that was last
 * seen (kept in `backupFolder`) is used, and without one `evaluate` gives undefined.
 */
export function createFlags(options: {
  url: string;
  token: string;
  backupFolder: string;
  /** How often the flag server is asked, in milliseconds. Default: 1000. */
  pollMs?: number;
  onError: (error: unknown) => void;
}): Flags {
  const unleash = new Unleash({
    appName: 'ficus-gateway',
    url: `${options.url}/api/`,
    customHeaders: { Authorization: options.token },
    refreshInterval: options.pollMs ?? POLL_MS,
    timeout: 5000,
    // People's own browsers count their exposures; counted here too, each would count twice.
    disableMetrics: true,
    backupPath: options.backupFolder,
  });
  const changes = new EventEmitter().setMaxListeners(0);
  let isKnown = false;
  let revision = 0;
  let seenAt = 0;

  function changed() {
    // Time, so that revisions also grow over a restart and agree between replicas to the clocks' precision.
    revision = Math.max(revision + 1, Date.now());
    changes.emit('change', revision);
  }
  unleash.on('ready', () => {
    isKnown = true;
    changed();
  });
  unleash.on('synchronized', () => {
    seenAt = Date.now();
  });
  unleash.on('changed', () => {
    seenAt = Date.now();
    changed();
  });
  unleash.on('unchanged', () => {
    seenAt = Date.now();
  });
  unleash.on('error', options.onError);
  unleash.on('warn', options.onError);

  return {
    evaluate(person) {
      if (!isKnown) return undefined;
      const context = contextOf(person);
      return { toggles: evaluateAll(unleash, context), revision };
    },
    variant(flag, tenantId) {
      const context = { userId: tenantId, properties: { tenantId } };
      if (!isKnown || !unleash.isEnabled(flag, context)) return undefined;
      const variant = unleash.getVariant(flag, context);
      return variant.enabled ? variant.name : '';
    },
    onRevision(listener) {
      if (isKnown) listener(revision);
      changes.on('change', listener);
      return () => changes.off('change', listener);
    },
    state: () => (!isKnown ? 'unknown' : Date.now() - seenAt < STALE_MS ? 'fresh' : 'stale'),
    ageMs: () => (seenAt === 0 ? undefined : Date.now() - seenAt),
    close: () => unleash.destroy(),
  };
}

/** What cohorts are made of comes from the session alone: a browser cannot claim one. */
function contextOf(person: Person): Context {
  return { userId: person.id, properties: { tenantId: person.tenantId, role: person.role } };
}

function evaluateAll(unleash: Unleash, context: Context): Toggle[] {
  return (
    unleash
      .getFeatureToggleDefinitions()
      // Who serves the data, or takes releases back, is no business of browsers.
      .filter(({ name }) => !isOfOperators(name) && unleash.isEnabled(name, context))
      .map(({ name, impressionData }) => ({
        name,
        enabled: true,
        variant: unleash.getVariant(name, context),
        impressionData: impressionData ?? false,
      }))
  );
}
