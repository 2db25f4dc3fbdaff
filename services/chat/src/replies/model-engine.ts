import type { Kysely } from 'kysely';
import { z } from 'zod/mini';
import type { ChatSchema } from '../schema.ts';
import { type FoundPassage, findPassages } from './find-passages.ts';
import { readCompletion } from './read-completion.ts';
import { type Question, questionOf, type ReplyEngine, type Turn } from './reply-engine.ts';
import { citationOf, fittingOf } from './search-engine.ts';

/** Which language model answers. */
export interface ModelOptions {
  /** Base of an OpenAI-compatible API, such as `http://localhost:11434/v1`. */
  readonly url: string;
  readonly name: string;
  /** Sent as a bearer token. */
  readonly key?: string;
  /** Milliseconds until the search answers instead. Default: 45 000, below the clients' deadline of 60 000. */
  readonly timeoutMs?: number;
  /** Told why the model gave no answer. */
  readonly onFailure?: (error: unknown) => void;
}

const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().check(z.minLength(1)) }) }))
    .check(z.minLength(1)),
});

/** What stands for an answer that was stopped before its first word. */
const STOPPED = '_Stopped before the first word._';
const PASSAGES = 4;
const DEFAULT_TIMEOUT_MS = 45_000;

/**
 * An engine that asks a language model, with the fitting passages as its context. When the model fails, is late or
 * answers in another shape, `fallback` answers, and the reply says so.
 */
export function createModelEngine(
  db: Kysely<ChatSchema>,
  fallback: ReplyEngine,
  options: ModelOptions,
): ReplyEngine {
  return {
    async reply({ messages, owner, onText, signal }) {
      const found = await findPassages(db, questionOf(messages), PASSAGES, owner);
      const passages = fittingOf(found);
      try {
        const content = await complete(options, [instruction(passages), ...messages], onText, signal);
        return { content, citations: passages.map(citationOf) };
      } catch (error) {
        options.onFailure?.(error);
        const { content, citations } = await fallback.reply({ messages, owner });
        const note = '_The language model did not answer; this is a search over the documents instead._';
        return { content: `${note}\n\n${content}`, citations };
      }
    },
  };
}

type ModelTurn = Turn | { readonly role: 'system'; readonly content: string };

function instruction(passages: readonly FoundPassage[]): ModelTurn {
  const context = passages.map(({ heading, text }) => `### ${heading}\n${text}`).join('\n\n');
  const content = [
    'You answer questions about a company and its software. Answer briefly, in Markdown.',
    context
      ? `Rest your answer on these passages of the handbook, and say so when they do not answer the question:\n\n${context}`
      : 'The handbook has nothing on this question: say so, then help as well as you can.',
  ].join('\n\n');
  return { role: 'system', content };
}

async function complete(
  options: ModelOptions,
  messages: readonly ModelTurn[],
  onText: Question['onText'],
  stopping: AbortSignal | undefined,
): Promise<string> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  let content = '';
  try {
    const response = await fetch(`${options.url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.key && { authorization: `Bearer ${options.key}` }),
      },
      body: JSON.stringify({ model: options.name, messages, stream: true }),
      signal: stopping ? AbortSignal.any([timeout, stopping]) : timeout,
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new Error(`the language model answered ${response.status}`);
    }
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      // Not every server streams.
      const completion = Completion.parse(await response.json());
      return completion.choices[0]?.message.content ?? '';
    }
    for await (const piece of readCompletion(response.body)) {
      content += piece;
      onText?.(content);
    }
    if (content === '') throw new Error('the language model said nothing');
    return content;
  } catch (error) {
    if (stopping?.aborted) return content || STOPPED;
    throw error;
  }
}
