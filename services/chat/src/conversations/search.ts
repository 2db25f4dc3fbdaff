import type { FoundConversation } from '@ficus/contracts';
import { type Kysely, sql } from 'kysely';
import type { ChatSchema } from '../schema.ts';
import type { Owner } from './owner.ts';
import { selectSummaries, summaryOf } from './read.ts';
import { storableText } from './storable-text.ts';
import { titleOf } from './title.ts';

const LIMIT = 50;

interface FoundText {
  readonly id: string;
  /** Of the latest message that holds the words. */
  readonly position: number;
}

/**
 * An owner's conversations that hold all the words of `search`: in one message (PostgreSQL's index of words, in no
 * particular language, by their beginnings), or in the title (any part of it). The last changed first. None for a blank
 * search. Three statements, none with a join: without statistics the planner would read all conversations for each message.
 */
export async function searchConversations(
  db: Kysely<ChatSchema>,
  owner: Owner,
  search: string,
): Promise<FoundConversation[]> {
  const text = storableText(search).toLocaleLowerCase();
  const parts = text.split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  // Nothing but letters, digits and marks is left of a word: it cannot be read as an operator.
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const query = words.map((word) => `${word}:*`).join(' & ');
  const texts = query ? await findTexts(db, owner, query) : [];
  const positions = new Map(texts.map(({ id, position }) => [id, position]));
  const rows = await selectSummaries(db, owner)
    .where((eb) =>
      eb.or([
        eb('id', '=', sql<string>`any(${[...positions.keys()]}::text[])`),
        // Of the first question more is kept than the title shows: narrowed down below.
        eb.and(parts.map((part) => sql<boolean>`strpos(lower(coalesce(name, first_question)), ${part}) > 0`)),
      ]),
    )
    .execute();
  const found = rows
    .filter(
      ({ id, name, first_question }) => positions.has(id) || holdsAll(name ?? titleOf(first_question), parts),
    )
    .slice(0, LIMIT);
  const places = found.flatMap(({ id }) => {
    const position = positions.get(id);
    return position === undefined ? [] : [{ id, position }];
  });
  const excerpts =
    places.length > 0 ? await readExcerpts(db, owner, query, places) : new Map<string, string>();
  return found.map((row) => {
    const excerpt = excerpts.get(row.id);
    return { ...summaryOf(row), ...(excerpt !== undefined && { excerpt }) };
  });
}

function holdsAll(title: string, parts: readonly string[]): boolean {
  const lower = title.toLocaleLowerCase();
  return parts.every((part) => lower.includes(part));
}

/** The conversations whose messages hold all words, each with the latest place that does. */
async function findTexts(
  db: Kysely<ChatSchema>,
  { tenantId, personId }: Owner,
  query: string,
): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    select conversation_id as id, max(position) as position
    from messages
    where tenant_id = ${tenantId} and person_id = ${personId}
      and to_tsvector('simple', left(content, 100000)) @@ to_tsquery('simple', ${query})
    group by conversation_id`.execute(db);
  return rows;
}

/** The part of each message that holds the words, by conversation. */
async function readExcerpts(
  db: Kysely<ChatSchema>,
  { tenantId, personId }: Owner,
  query: string,
  places: readonly FoundText[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; excerpt: string }>`
    select place.id, (
      select ts_headline('simple', left(content, 100000), to_tsquery('simple', ${query}),
        'StartSel="", StopSel="", MaxWords=18, MinWords=8, ShortWord=0, MaxFragments=1')
      from messages
      where tenant_id = ${tenantId} and person_id = ${personId}
        and conversation_id = place.id and position = place.position
    ) as excerpt
    from json_to_recordset(${JSON.stringify(places)}) as place (id text, position integer)`.execute(db);
  return new Map(rows.map(({ id, excerpt }) => [id, excerpt]));
}
