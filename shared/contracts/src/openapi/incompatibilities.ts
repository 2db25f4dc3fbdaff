import { whyNotAssignable } from './assignable.ts';
import type { OpenApiDocument, Operation } from './document.ts';
import type { JsonSchema } from './schemas.ts';

/**
 * What of a released document is no longer true of the present one: a sentence each. Whoever was written for the
 * released one must go on working: what they send must be taken, what they get must be of the shape they know.
 */
export function incompatibilities(released: OpenApiDocument, present: OpenApiDocument): string[] {
  return Object.entries(released.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, before]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const after = present.paths[path]?.[method];
      if (!after) return [`${name} is gone`];
      return new Comparison(released, present, name).of(before, after);
    }),
  );
}

class Comparison {
  readonly #before: OpenApiDocument;
  readonly #after: OpenApiDocument;
  readonly #name: string;

  constructor(before: OpenApiDocument, after: OpenApiDocument, name: string) {
    this.#before = before;
    this.#after = after;
    this.#name = name;
  }

  of(before: Operation, after: Operation): string[] {
    return [
      ...this.#access(before, after),
      ...this.#parameters(before, after),
      ...this.#body(before, after),
      ...this.#answers(before, after),
    ].map((fault) => `${this.#name}: ${fault}`);
  }

  #access(before: Operation, after: Operation): string[] {
    const needsMore = before.security.length === 0 && after.security.length > 0;
    return [
      ...(needsMore ? ['needs a session now'] : []),
      ...(before['x-permission'] !== after['x-permission'] && after['x-permission']
        ? [`needs the permission ${after['x-permission']} now`]
        : []),
    ];
  }

  #parameters(before: Operation, after: Operation): string[] {
    const old = new Map((before.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
    const now = new Map((after.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
    return [
      ...[...now].flatMap(([key, { required }]) =>
        required && !old.get(key)?.required ? [`the ${key} parameter is required now`] : [],
      ),
      ...[...old].flatMap(([key, { schema }]) => {
        const present = now.get(key);
        return present ? this.#taken(schema, present.schema, key) : [`the ${key} parameter is gone`];
      }),
    ];
  }

  #body(before: Operation, after: Operation): string[] {
    const [old, now] = [before.requestBody, after.requestBody];
    if (!old) return now ? ['takes a body now'] : [];
    if (!now) return ['takes no body any more'];
    return Object.entries(old.content).flatMap(([type, { schema }]) => {
      const present = now.content[type];
      return present ? this.#taken(schema, present.schema, 'body') : [`takes no ${type} any more`];
    });
  }

  #answers(before: Operation, after: Operation): string[] {
    return Object.entries(before.responses).flatMap(([status, { content }]) => {
      const answer = after.responses[status];
      if (!answer) return [`does not answer ${status} any more`];
      return Object.entries(content ?? {}).flatMap(([type, { schema }]) => {
        const present = answer.content?.[type];
        return present
          ? this.#given(schema, present.schema, `answer ${status}`)
          : [`answers no ${type} any more`];
      });
    });
  }

  /** What a caller of before sends must be taken now. */
  #taken(old: JsonSchema, now: JsonSchema, place: string): string[] {
    const before = { schema: old, components: this.#before.components.schemas };
    return whyNotAssignable(before, { schema: now, components: this.#after.components.schemas }, place);
  }

  /** What is answered now must be what a caller of before expects. */
  #given(old: JsonSchema, now: JsonSchema, place: string): string[] {
    const after = { schema: now, components: this.#after.components.schemas };
    return whyNotAssignable(after, { schema: old, components: this.#before.components.schemas }, place);
  }
}
