import { EventEnvelope, events } from '../events/index.ts';
import { whyNotAssignable } from './assignable.ts';
import { type JsonSchema, type Schemas, schemaOf } from './schemas.ts';

/** The schemas of all events: of the envelope, and of the data of each type. References lead into `$defs`. */
export interface EventsDocument {
  readonly envelope: JsonSchema;
  readonly types: Readonly<Record<string, { readonly source: string; readonly data: JsonSchema }>>;
  readonly components: { readonly schemas: Schemas };
}

/** Writes the schemas of all events, for consumers in other languages and for the comparison with what was released. */
export function eventsDocument(all: Readonly<Record<string, (typeof events)[keyof typeof events]>> = events) {
  const schemas: Schemas = {};
  const types = Object.fromEntries(
    Object.values(all).map(({ type, source, data }) => [
      type,
      { source, data: schemaOf(data, 'output', schemas) },
    ]),
  );
  const envelope = schemaOf(EventEnvelope, 'output', schemas);
  return { envelope, types, components: { schemas } } satisfies EventsDocument;
}

/**
 * What of the released events is no longer true: a sentence each. Consumers of before must understand what is told now,
 * and consumers of now what was told before and still waits to be delivered.
 */
export function eventIncompatibilities(released: EventsDocument, present: EventsDocument): string[] {
  const compare = (name: string, before: JsonSchema, after: JsonSchema) => {
    const old = { schema: before, components: released.components.schemas };
    const now = { schema: after, components: present.components.schemas };
    const faults = [
      ...whyNotAssignable(now, old).map((why) => `consumers of before cannot read it: ${why}`),
      ...whyNotAssignable(old, now).map((why) => `what still waits could not be read: ${why}`),
    ];
    return faults.map((fault) => `${name}: ${fault}`);
  };
  return [
    ...compare('the envelope', released.envelope, present.envelope),
    ...Object.entries(released.types).flatMap(([type, { source, data }]) => {
      const after = present.types[type];
      if (!after) return [`${type} is gone`];
      const isElsewhere = after.source !== source;
      return [
        ...(isElsewhere ? [`${type}: told by ${after.source}, not by ${source}`] : []),
        ...compare(type, data, after.data),
      ];
    }),
  ];
}
