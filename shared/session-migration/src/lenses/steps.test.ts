import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { JsonRecord } from './json-record.ts';
import { parseExactly } from './parse-exactly.ts';
import { parseInSteps } from './parse-in-steps.ts';
import { atOnce, inSlices } from './steps.ts';
import { stringifyInSteps } from './stringify-in-steps.ts';
import { anySession, CASES, LAW_TIMEOUT } from './testing/arbitrary-session.ts';

vi.setConfig({ testTimeout: LAW_TIMEOUT });
/** Few characters a step, so that small sessions are divided too. */
const STEP = 20;

describe('work in steps', () => {
  it('parses any session as the parser does', () => {
    fc.assert(
      fc.property(anySession, fc.constantFrom(undefined, 1, '\t'), (session, indent) => {
        const text = JSON.stringify(session, undefined, indent);
        const parsed = atOnce(parseInSteps(text, STEP));
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(session));
      }),
      CASES,
    );
  });

  it('refuses what the parser refuses, wherever it is damaged', () => {
    fc.assert(
      fc.property(
        anySession,
        fc.nat(),
        fc.constantFrom('', ',', ']', '"', '\\', '{', ',,', '[]'),
        (session, at, damage) => {
          const text = JSON.stringify(session);
          const place = at % (text.length + 1);
          const damaged = text.slice(0, place) + damage + text.slice(place + (damage === '' ? 1 : 0));
          expect(outcome(() => atOnce(parseInSteps(damaged, STEP)))).toBe(
            outcome(() => parseExactly(damaged)),
          );
        },
      ),
      CASES,
    );
  });

  it('writes any session as the serialiser does', () => {
    fc.assert(
      fc.property(anySession, (session: JsonRecord) => {
        expect(atOnce(stringifyInSteps(session))).toBe(JSON.stringify(session));
      }),
      CASES,
    );
  });

  it('leaves the page its turns', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    // Works on until the page has had its turns, or for ten seconds if it gets none.
    const busy = function* (): Generator<void, number, void> {
      const until = performance.now() + 10_000;
      while (turns < 3 && performance.now() < until) yield;
      return turns;
    };
    expect(await inSlices(busy())).toBeGreaterThanOrEqual(3);
    clearInterval(timer);
  });
});

function outcome(parse: () => unknown): string {
  try {
    return JSON.stringify(parse());
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : String(error);
  }
}
