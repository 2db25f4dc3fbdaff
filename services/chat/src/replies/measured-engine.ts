import type { FastifyInstance } from 'fastify';
import { Counter, Histogram } from 'prom-client';
import type { ReplyEngine } from './reply-engine.ts';

const BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** The engine, its replies counted and timed. */
export function measureEngine(app: FastifyInstance, engine: ReplyEngine): ReplyEngine {
  const registers = [app.metrics];
  const messages = new Counter({
    name: 'messages_total',
    help: 'Messages that were to be answered, by outcome: answered, stopped or failed.',
    labelNames: ['outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'reply_duration_seconds',
    help: 'Time from a message to the whole of its reply, those that failed left out.',
    buckets: BUCKETS_S,
    registers,
  });
  return {
    ...engine,
    async reply(question) {
      const begun = performance.now();
      try {
        const answer = await engine.reply(question);
        messages.inc({ outcome: question.signal?.aborted ? 'stopped' : 'answered' });
        duration.observe((performance.now() - begun) / 1000);
        return answer;
      } catch (error) {
        messages.inc({ outcome: question.signal?.aborted ? 'stopped' : 'failed' });
        throw error;
      }
    },
  };
}
