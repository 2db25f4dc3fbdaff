import { number } from './formats.ts';
import { spoken, type Value } from './text.ts';

/**
 * A text that depends on a number, which `#` stands for: `plural(3, { one: '# file', other: '# files of {name}' }, { name })`.
 * The key of its translations is the same in ICU's words: `{count, plural, one {# file} other {# files of {name}}}`.
 */
export function plural(
  count: number,
  { one, other }: { readonly one: string; readonly other: string },
  values: Readonly<Record<string, Value>> = {},
): string {
  const key = `{count, plural, one {${one}} other {${other}}}`;
  return (
    spoken()?.text(key, { ...values, count }) ??
    (count === 1 ? one : other).replace(/#|\{(\w+)\}/g, (_whole, name?: string) =>
      name === undefined ? number(count) : String(values[name]),
    )
  );
}
