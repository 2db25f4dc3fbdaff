import { language } from './text.ts';

/** The person's own variety of the page's language where their browser names one, such as `en-GB`. */
export function locale(): string {
  const own = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === language());
  return own ?? language();
}

/** Writes dates in the person's language. Made at its first use: the language is known by then. */
export function dateFormat(options: Intl.DateTimeFormatOptions): (date: Date | number) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (date) => {
    format ??= new Intl.DateTimeFormat(locale(), options);
    return format.format(date);
  };
}

/** A number in the person's language. */
export function number(value: number): string {
  return value.toLocaleString(locale());
}

/** Several things in one sentence: `a, b and c`. */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(items);
}
