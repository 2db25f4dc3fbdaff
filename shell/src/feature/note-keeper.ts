import type { FailureFacts, Override } from '@ficus/migration-wrapper';
import { noteCookie, writeNote } from '../../document/note-cookie.ts';

/** What the document is to know of one feature. */
interface NotedFacts extends FailureFacts {
  readonly override?: Override | undefined;
}

/**
 * Tells the document, by a cookie, what this browser knows of failures and what an operator chose, so that it preloads
 * what will be shown.
 */
export function keepNote(page: Document, owner: string, facts: Readonly<Record<string, NotedFacts>>): void {
  const features = Object.fromEntries(
    Object.entries(facts).map(([name, { quarantines, lastGood, override }]) => [
      name,
      {
        quarantines: [...quarantines],
        ...(lastGood === undefined ? {} : { lastGood }),
        ...(override === undefined ? {} : { override: { ...override } }),
      },
    ]),
  );
  const value = writeNote({ person: owner, features });
  if (value === undefined) return;
  page.cookie = noteCookie(value);
}
