import { z } from 'zod/mini';
import type { DataOf, EventType } from './event-type.ts';

/** Media type of an event in CloudEvents' structured JSON format. */
export const EVENT_JSON = 'application/cloudevents+json';

const Text = z.string().check(z.minLength(1));

const Attributes = z.object({
  specversion: z.literal('1.0'),
  /** The same in every delivery of the event: with `source`, what a repetition is recognised by. */
  id: Text,
  /** Which service tells it, such as `/services/directory`. */
  source: Text,
  type: Text,
  /** When it happened. */
  time: z.iso.datetime(),
  /** What it happened to, such as `person/user_ben`. */
  subject: Text,
  datacontenttype: z.literal('application/json'),
  /** How many events its source has told of the subject, with this one: they are delivered in this order. */
  entityversion: z.number().check(z.int(), z.gte(1)),
  /** In which tenant it happened. */
  tenantid: z.optional(Text),
  /** Id of the person who did it; absent where nobody did. */
  actor: z.optional(Text),
  /** The trace of the request that made it happen. */
  traceparent: z.optional(Text),
  data: z.unknown(),
});

/**
 * What stands around every event: CloudEvents 1.0.2 in its JSON format, with the extensions `traceparent` (Distributed
 * Tracing) and three of ours. Consumers take attributes that they do not know.
 */
export const EventEnvelope = z.looseObject(Attributes.shape);
export type EventEnvelope = z.infer<typeof Attributes>;

/** An event whose data has been read. */
export type EventOf<T extends EventType> = Omit<EventEnvelope, 'type' | 'data'> & {
  readonly type: T['type'];
  readonly data: DataOf<T>;
};

/** The `source` of a service's events. */
export function sourceOf(service: EventType['source']): string {
  return `/services/${service}`;
}
