export { EVENT_JSON, EventEnvelope, type EventOf, sourceOf } from './envelope.ts';
export type { DataOf, EventType } from './event-type.ts';
export { events, subscriptions } from './subscriptions.ts';
