/**
 * A text as every store can hold it: lone surrogates and NUL, which UTF-8 and PostgreSQL refuse, become U+FFFD.
 * The legacy session keeps the original; both sides compare the result.
 */
export function storableText(text: string): string {
  // Almost every text is fine already: do not copy it.
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
}

/** Tells whether a text can be an identifier: not empty, at most 200 code units, and storable as it is. */
export function isIdentifier(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length > 0 && value.length <= 200 && storableText(value) === value
  );
}
