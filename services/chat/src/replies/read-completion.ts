import { EventSourceParserStream } from 'eventsource-parser/stream';
import { z } from 'zod/mini';

const Chunk = z.object({
  choices: z.array(z.object({ delta: z.optional(z.object({ content: z.nullish(z.string()) })) })),
});

/**
 * The pieces of a completion as an OpenAI-compatible API streams them. Throws for a stream of another shape, and for one
 * that ends without its `[DONE]`: a sentence that broke off must not pass for an answer.
 */
export async function* readCompletion(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const events = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream());
  for await (const { data } of events) {
    if (data === '[DONE]') return;
    const piece = Chunk.parse(JSON.parse(data)).choices[0]?.delta?.content;
    if (piece) yield piece;
  }
  throw new Error('the language model broke off');
}
