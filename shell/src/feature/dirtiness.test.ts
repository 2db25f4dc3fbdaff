// @vitest-environment happy-dom
import type { Attempt } from '@ficus/migration-wrapper';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDirtiness } from './dirtiness.ts';
import type { Controller } from './feature-controllers.ts';

const attempt = { id: 1, view: 'remote', version: '1.0.0', signal: new AbortController().signal } as Attempt;
const setDirty = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  setDirty.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A section with two fields, watched; what it says of the person's typing is all that counts. */
function setUp() {
  const section = document.createElement('section');
  const [field, other] = [document.createElement('input'), document.createElement('input')];
  section.append(field, other);
  document.body.append(section);
  const controller = {
    getState: () => ({ shown: { view: 'remote', attempt } }),
    setDirty: (_attempt: Attempt, isDirty: boolean) => setDirty(isDirty),
    inputSeen: vi.fn(),
  } as unknown as Controller; // What it hears and tells, and no more.
  const dirtiness = createDirtiness(controller);
  dirtiness.watch(section);
  const type = (text: string) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return { dirtiness, type, field, other };
}

test('a view that says nothing is dirty for as long as a text stands in a field', () => {
  const { type, field, other } = setUp();
  type('half a line');
  other.focus();
  vi.advanceTimersByTime(60_000);
  expect(setDirty).toHaveBeenLastCalledWith(true);
  field.value = '';
  vi.advanceTimersByTime(1000);
  expect(setDirty).toHaveBeenLastCalledWith(false);
});

test('a view that says it is clean is dirty only while somebody is at the field', () => {
  const { dirtiness, type, other } = setUp();
  dirtiness.said(attempt, false);
  type('a word to search for');
  expect(setDirty).toHaveBeenLastCalledWith(true);
  vi.advanceTimersByTime(30_000);
  expect(setDirty).toHaveBeenLastCalledWith(true);
  other.focus();
  vi.advanceTimersByTime(1000);
  expect(setDirty).toHaveBeenLastCalledWith(false);
});

test('whoever has just typed has a moment to go on, wherever the focus is', () => {
  const { dirtiness, type, other } = setUp();
  dirtiness.said(attempt, false);
  type('Kim');
  other.focus();
  vi.advanceTimersByTime(4000);
  expect(setDirty).toHaveBeenLastCalledWith(true);
  vi.advanceTimersByTime(2000);
  expect(setDirty).toHaveBeenLastCalledWith(false);
});

test('the word that it is dirty stands, whatever is typed', () => {
  const { dirtiness, type, other } = setUp();
  dirtiness.said(attempt, true);
  type('');
  other.focus();
  vi.advanceTimersByTime(60_000);
  expect(setDirty).toHaveBeenLastCalledWith(true);
});
