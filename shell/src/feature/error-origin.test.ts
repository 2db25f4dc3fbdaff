import { describe, expect, it } from 'vitest';
import { isFromRelease } from './error-origin.ts';

const thrown = (...frames: string[]) =>
  Object.assign(new Error('x'), {
    stack: `Error: x\n${frames.map((frame) => `    at f (${frame}:1:2)`).join('\n')}`,
  });
const REMOTE = 'http://remotes.test/chat/1.0.0-abc/entry.js';
const HOST = 'http://front.test/assets/main.js';

describe('isFromRelease', () => {
  it.each([
    ['thrown by the remote', { error: thrown(REMOTE, HOST), file: undefined }, true],
    ['thrown by the host, called by the remote', { error: thrown(HOST, REMOTE), file: undefined }, false],
    ['of another release', { error: thrown(REMOTE.replace('abc', 'def')), file: undefined }, false],
    ['without a stack, in a file of the remote', { error: 'text', file: REMOTE }, true],
    ['without any origin', { error: 'text', file: undefined }, false],
  ])('%s: %#', (_title, origin, expected) => {
    expect(isFromRelease(origin, 'chat', '1.0.0-abc')).toBe(expected);
  });
});
