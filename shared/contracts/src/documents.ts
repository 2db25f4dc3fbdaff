import { z } from 'zod/mini';
import { route } from './route.ts';
import { line } from './text.ts';

/** Longest text of a document, in UTF-16 code units. */
export const DOCUMENT_LIMIT = 200_000;
/** Most documents of one person in a tenant. */
export const DOCUMENTS_LIMIT = 50;

/** A document that replies may rest on. */
export const KnowledgeDocument = z.object({
  /** As in the citations of replies. */
  id: z.string(),
  title: z.string(),
  /** `own`: added by the person, for their replies alone. `shipped`: comes with the service, for everybody. */
  source: z.enum(['own', 'shipped']),
  /** Characters of its text. Only of own ones. */
  size: z.optional(z.number()),
  /** Milliseconds since 1970. Only of own ones. */
  addedAt: z.optional(z.number()),
});
export type KnowledgeDocument = z.infer<typeof KnowledgeDocument>;

/** The chat service's routes for documents; they answer for the caller's own ones and those that come with it. */
export const documents = {
  /** Own ones first, the last added first; then the others by title. */
  list: route({
    method: 'GET',
    path: '/api/v1/documents',
    service: 'chat',
    response: z.object({ documents: z.array(KnowledgeDocument) }),
  }),
  /**
   * Adds a document: plain text or Markdown, whose headings divide it. Its title is its first heading, else its name without
   * the ending. Under the name of one that is there it takes that one's place, so repeating it is harmless. 409
   * `too-many-documents` beyond 50.
   */
  add: route({
    method: 'POST',
    path: '/api/v1/documents',
    service: 'chat',
    idempotent: true,
    body: z.object({ name: line(200), text: z.string().check(z.minLength(1), z.maxLength(DOCUMENT_LIMIT)) }),
    response: KnowledgeDocument,
  }),
  /** Removes an own document; what replies have quoted of it stays in them. 404 for every other. */
  remove: route({ method: 'DELETE', path: '/api/v1/documents/:id', service: 'chat' }),
} as const;
