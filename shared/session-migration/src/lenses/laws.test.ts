import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { getChats, putChats } from './chats.ts';
import { getDrafts, putDrafts } from './drafts.ts';
import type { JsonRecord } from './json-record.ts';
import { getPlace, putPlace } from './place.ts';
import { getSettings, putSettings } from './settings.ts';
import {
  anySession,
  CASES,
  conversation,
  generatedSession,
  LAW_TIMEOUT,
  strangeKey,
} from './testing/arbitrary-session.ts';

vi.setConfig({ testTimeout: LAW_TIMEOUT });

const parts = {
  chats: (old: JsonRecord) => putChats(old, { changed: getChats(old).chats.values() }),
  settings: (old: JsonRecord) => putSettings(old, getSettings(old)),
  drafts: (old: JsonRecord) => putDrafts(old, getDrafts(old)),
  place: (old: JsonRecord) => putPlace(old, getPlace(old)),
};

describe('every lens', () => {
  for (const [name, putBack] of Object.entries(parts)) {
    it(`changes nothing by putting back what it got: ${name}`, () => {
      fc.assert(
        fc.property(anySession, (old) => {
          const text = JSON.stringify(old);
          expect(JSON.stringify(putBack(old))).toBe(text);
        }),
        CASES,
      );
    });
  }

  it('never pollutes what objects inherit', () => {
    fc.assert(
      fc.property(anySession, fc.array(conversation), (old, changed) => {
        const next = putDrafts(putChats(old, { changed }), { ...getDrafts(old), ['__proto__']: 'x' });
        putSettings(next, getSettings(old));
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as JsonRecord).polluted).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
describe('the other lenses', () => {
  it('give back what was put', () => {
    const texts = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ minLength: 1 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(
        generatedSession,
        texts,
        fc.dictionary(strangeKey, fc.jsonValue()),
        fc.option(fc.constantFrom('a', 'b')),
        (old, drafts, settings, place) => {
          fc.pre(Object.keys(drafts).every((id) => !id.includes('\0') && id.isWellFormed()));
          expect({ ...getDrafts(putDrafts(old, drafts)) }).toEqual(drafts);
          const json = JSON.parse(JSON.stringify(settings));
          expect({ ...getSettings(putSettings(old, json)) }).toEqual({ ...json });
          expect(getPlace(putPlace(old, place ?? undefined))).toBe(place ?? undefined);
        },
      ),
      CASES,
    );
  });
});
