import type { z } from 'zod/mini';
import type { Route } from '../route.ts';

/**
 * One kind of thing that happens, as the service where it happens tells the others: the single place where its name and
 * its shape are written down. Events are told after the fact; nobody can refuse one.
 */
export interface EventType {
  /**
   * Name and version, such as `ficus.person.deactivated.v1`. A change that consumers of before cannot read is another
   * version beside this one, told as well until nobody takes the old one.
   */
  readonly type: `ficus.${string}.v${number}`;
  /** Which service tells it. */
  readonly source: Route['service'];
  /** What the event says of its subject. */
  readonly data: z.ZodMiniType;
}

/** Declares an event type and keeps its literal types. */
export function eventType<const T extends EventType>(definition: T): T {
  return definition;
}

/** What an event of this type says. */
export type DataOf<T extends EventType> = z.output<T['data']>;
