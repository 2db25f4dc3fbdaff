import {
  EVENT_JSON,
  type EventEnvelope,
  type EventOf,
  type EventType,
  sourceOf,
} from '@ficus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { sign } from '../events/signature.ts';

/** What deliveries of tests are signed with. */
export const EVENTS_SECRET = 'a secret that only tests share with each other';

/** An event of a type as its source would tell it; `attributes` replace or add to the envelope's. */
export function eventOf<T extends EventType>(
  type: T,
  data: EventOf<T>['data'],
  attributes: Partial<Omit<EventEnvelope, 'data'>> = {},
): EventEnvelope {
  return {
    specversion: '1.0',
    id: crypto.randomUUID(),
    source: sourceOf(type.source),
    type: type.type,
    time: new Date().toISOString(),
    subject: 'person/user_ben',
    datacontenttype: 'application/json',
    entityversion: 1,
    ...attributes,
    data,
  };
}

/** Brings an event, or any text in its place, to a consumer, signed as it should be or with another secret. */
export function bringEvent(app: FastifyInstance, event: EventEnvelope | string, secret = EVENTS_SECRET) {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const id = typeof event === 'string' ? 'text' : event.id;
  return app.inject({
    method: 'POST',
    url: '/internal/events',
    headers: { 'content-type': EVENT_JSON, ...sign(secret, id, body, Date.now()) },
    payload: body,
  });
}
