import { z } from 'zod/mini';

/** One line of text that a person typed: trimmed, not empty, without control characters (databases refuse NUL). */
export function line(maxLength: number) {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(maxLength),
      z.regex(/^\P{Cc}*$/u, 'Control characters are not allowed'),
    );
}

/** An e-mail address, trimmed and in lower case. */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** Fields of a query that reads a list page by page. */
export const page = {
  /** Where the page begins: `nextCursor` of the page before it. Absent: the first page. */
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  /** Entries at most. Default: 25. */
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(100))),
};

/** Text to search for: any part of a name or an address, without regard to case. Empty finds all. */
export const Search = z.optional(
  z.string().check(z.trim(), z.maxLength(100), z.regex(/^\P{Cc}*$/u, 'Control characters are not allowed')),
);
