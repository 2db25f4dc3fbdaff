import type { ReplyEvent } from '@ficus/contracts';
import type { Streamed } from '@ficus/service-kit';
import type { Exchange } from './exchange.ts';
import type { Begun } from './send.ts';

/** How far a reader has read: of which generation, which of its beginnings, how many characters. */
interface Position {
  readonly generationId: string;
  readonly epoch: number;
  readonly offset: number;
}

/**
 * A message's reply as events, from where a reader left off: `lastEventId` is theirs. A reply that is stored already is
 * told at once, whole. What a reader has of another making of it is void (`restart`).
 */
export async function* followReply(
  { message, generation, exchange }: Begun,
  lastEventId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Streamed<ReplyEvent>> {
  const last = readPosition(lastEventId);
  if (!generation) return yield done(await exchange);
  if (lastEventId === undefined) yield { id: idOf(generation.id, 0, 0), data: { type: 'accepted', message } };
  const isKnown = last?.generationId === generation.id;
  let epoch = isKnown ? last.epoch : 0;
  let offset = isKnown ? last.offset : 0;
  if (lastEventId !== undefined && !isKnown)
    yield { id: idOf(generation.id, 0, 0), data: { type: 'restart' } };
  while (!signal.aborted) {
    if (epoch !== generation.epoch()) {
      epoch = generation.epoch();
      offset = 0;
      yield { id: idOf(generation.id, epoch, 0), data: { type: 'restart' } };
      continue;
    }
    const text = generation.text();
    if (text.length > offset) {
      const more = text.slice(offset);
      offset = text.length;
      yield { id: idOf(generation.id, epoch, offset), data: { type: 'text', text: more } };
    } else if (generation.isOver()) return yield done(await exchange);
    else await generation.changed(signal);
  }
}

function done(exchange: Exchange): Streamed<ReplyEvent> {
  return { id: 'done', data: { type: 'done', ...exchange } };
}

const idOf = (generationId: string, epoch: number, offset: number) => `${generationId}.${epoch}.${offset}`;

function readPosition(id: string | undefined): Position | undefined {
  const [, generationId, epoch, offset] = /^([\w-]+)\.(\d{1,9})\.(\d{1,9})$/.exec(id ?? '') ?? [];
  if (generationId === undefined) return undefined;
  return { generationId, epoch: Number(epoch), offset: Number(offset) };
}
