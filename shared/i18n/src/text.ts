/** What texts can have in them. */
export type Value = string | number;

/** By the names that a text has for them, or by their places in it. */
export type Values = Readonly<Record<string, Value>> | readonly Value[];

/** The words of a language other than English. */
export interface Translation {
  /** A language tag such as `de`. */
  readonly language: string;
  /**
   * The text for an English one with its values put in; undefined where this language has none. The English one comes as
   * its key, or in the parts around its values.
   */
  text(english: string | readonly string[], values: Values): string | undefined;
}

// In one module with `t`: it is in the first script of every page, where a module of its own costs more than these lines.
let current: Translation | undefined;

/** Has every text from now on in another language; undefined: in English. To be called before anything is shown. */
export function speak(translation: Translation | undefined): void {
  current = translation;
}

/** The words that are spoken; undefined where English is. */
export function spoken(): Translation | undefined {
  return current;
}

/** The language of this page, such as `en`. */
export function language(): string {
  return current?.language ?? 'en';
}

/**
 * A text in the person's language. The English one stands in the code as it is read, and is the key of the others, with
 * `{0}`, `{1}` … for its values. A text without a translation is shown in English.
 */
export function t(english: TemplateStringsArray, ...values: readonly Value[]): string {
  return current?.text(english, values) ?? String.raw({ raw: english }, ...values);
}

/** A text that was chosen elsewhere, such as the title of a feature; it has no values. */
export function translate(english: string): string {
  return current?.text(english, {}) ?? english;
}
