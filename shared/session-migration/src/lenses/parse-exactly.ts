interface ExactJson {
  parse(
    text: string,
    reviver: (name: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

/** Cheap sign of a number that JavaScript cannot hold: sixteen digits or more, or an exponent. */
const suspicious = /[:,[]\s*-?(?:\d{16,}|\d[\d.]*[eE])/;

/**
 * `JSON.parse` that does not damage numbers beyond JavaScript's reach (`1e400`, 20-digit ids): they come back from
 * `JSON.stringify` as they were written. Where the engine lacks `JSON.rawJSON` it is plain `JSON.parse`.
 * Throws a SyntaxError like it.
 */
export function parseExactly(text: string): unknown {
  // The standard library's types do not know these two yet.
  const exact = JSON as unknown as ExactJson;
  if (typeof exact.rawJSON !== 'function' || !suspicious.test(text)) return JSON.parse(text);
  return exact.parse(text, (_name, value, context) =>
    typeof value === 'number' && isBeyondReach(value) && context.source !== undefined
      ? exact.rawJSON(context.source)
      : value,
  );
}

function isBeyondReach(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
