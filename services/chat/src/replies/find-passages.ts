import { type Kysely, sql } from 'kysely';
import type { Owner } from '../conversations/owner.ts';
import type { ChatSchema } from '../schema.ts';

/** A passage that fits a question. */
export interface FoundPassage {
  readonly documentId: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** The part of the text that fits best, plain. */
  readonly excerpt: string;
  /** How much of the question the passage covers, 0 to 1; rare words weigh more than common ones. */
  readonly coverage: number;
}

/** Words that make a question and say nothing of its subject; PostgreSQL's own stop words come on top. */
const FILLERS = /\b(?:many|much|happens?|tell|please|would|could|need|want|let|know|explain)\b/gi;

/** Characters of a question that are searched for. */
const QUESTION_LIMIT = 2_000;

/**
 * Finds the passages, of the documents that come with the service and of the owner's own, that fit a question best, best first. PostgreSQL's full-text search finds and ranks those that
 * have any of its words (cover density, headings above text); `coverage` tells how far they answer all of it.
 */
export async function findPassages(
  db: Kysely<ChatSchema>,
  question: string,
  limit: number,
  owner?: Owner,
): Promise<FoundPassage[]> {
  const text = question.slice(0, QUESTION_LIMIT).toWellFormed().replaceAll('\0', ' ').replace(FILLERS, ' ');
  const { rows } = await sql<FoundPassage>`
    with visible as (
      select p.*, d.title from passages p join documents d on d.id = p.document_id
      where d.tenant_id is null
        or (d.tenant_id = ${owner?.tenantId ?? null} and d.person_id = ${owner?.personId ?? null})
    ), words as (
      select lexeme from unnest(to_tsvector('english', ${text}))
    ), weighted as (
      -- Inverse document frequency: a word that no passage has weighs most, and counts as not answered.
      select lexeme, ln(1 + (select count(*) from visible)::float8 / (1 + count(p.document_id))) as weight
      from words left join visible p on lexeme = any(tsvector_to_array(p.search))
      group by lexeme
    ), question as (
      -- Any of the words, not all: people ask in sentences.
      select replace(plainto_tsquery('english', ${text})::text, ' & ', ' | ')::tsquery as query
    ), found as (
      select p.*, query,
        -- 1: long passages do not win by length alone.
        ts_rank_cd(p.search, query, 1) as rank,
        (select coalesce(sum(weight) filter (where lexeme = any(tsvector_to_array(p.search))), 0)
          / nullif(sum(weight), 0) from weighted) as coverage
      from visible p, question
      where p.search @@ query
    )
    select f.document_id as "documentId", f.title, f.heading, f.text, f.coverage,
      ts_headline('english', f.text, f.query, 'StartSel="", StopSel="", MinWords=20, MaxWords=45') as excerpt
    from (select * from found order by coverage * coverage * (1 + rank) desc, document_id, position limit ${limit}) f
    order by f.coverage * f.coverage * (1 + f.rank) desc, f.document_id, f.position`.execute(db);
  return rows;
}
