import type { Citation } from '@ficus/contracts';
import type { Kysely } from 'kysely';
import type { Owner } from '../conversations/owner.ts';
import { listDocuments } from '../documents/list-documents.ts';
import type { ChatSchema } from '../schema.ts';
import { type FoundPassage, findPassages } from './find-passages.ts';
import { questionOf, type ReplyEngine } from './reply-engine.ts';

/** Least coverage of a question at which quoting a passage helps more than it misleads. */
const ENOUGH = 0.5;
const SHOWN = 3;
/** Least coverage, as a share of the best one, of a passage that is named beside it. */
const RELATED = 0.6;

/**
 * The engine that needs no language model: a full-text search over the shipped documents and those of who asks. It quotes what fits, names
 * its sources, and says what it is when nothing does.
 */
export function createSearchEngine(db: Kysely<ChatSchema>): ReplyEngine {
  return {
    async reply({ messages, owner }) {
      const found = await findPassages(db, questionOf(messages), SHOWN, owner);
      const fitting = fittingOf(found);
      if (fitting.length === 0) return { content: await nothingFound(db, owner), citations: [] };
      return { content: quote(fitting), citations: fitting.map(citationOf) };
    },
  };
}

/** The passages worth quoting, best first: they cover enough of the question, and not much less than the best does. */
export function fittingOf(found: readonly FoundPassage[]): FoundPassage[] {
  const best = found[0]?.coverage ?? 0;
  return found.filter(({ coverage }) => coverage >= Math.max(ENOUGH, best * RELATED));
}

/** A passage as the citation that a reply carries. */
export function citationOf({ documentId, title, excerpt }: FoundPassage): Citation {
  return { documentId, title, excerpt };
}

/** Plain text on purpose: the legacy view shows replies as they are, and every view can. */
function quote([best, ...others]: readonly FoundPassage[]): string {
  if (!best) return '';
  const further = others.map(({ heading, excerpt }) => `• ${heading}: ${excerpt.replace(/\s+/g, ' ')}`);
  return [
    `From “${best.heading}”:`,
    best.text,
    ...(further.length > 0 ? [`Also related:\n${further.join('\n')}`] : []),
  ].join('\n\n');
}

async function nothingFound(db: Kysely<ChatSchema>, owner: Owner | undefined): Promise<string> {
  const documents = (await listDocuments(db, owner)).sort((a, b) => a.title.localeCompare(b.title));
  const titles = documents.map(({ title }) => `• ${title}`).join('\n');
  return [
    `I found nothing about this in the ${documents.length} documents that I can search.`,
    'I am a search over the handbook that comes with this demo and the documents that you add, not a language model: I quote what stands there, and cannot write, calculate or chat. You can ask me about:',
    titles,
  ].join('\n\n');
}
