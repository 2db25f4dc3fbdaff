import { expect, it } from 'vitest';
import { describeError, isServiceError, serviceError } from './index.ts';

const facts = { route: 'GET /x', requestId: 'r1', message: 'failed' };
const problem = { type: 'about:blank', title: 'Wrong e-mail or password', status: 401, code: 'credentials' };

it.each([
  ['a plain error', new Error('boom'), /unexpected/, /try again/i],
  ['offline', serviceError('offline', facts), /no connection/i, /connection/],
  ['signed out', serviceError('signed-out', facts), /signed out/, /sign in/i],
  ['a wait', serviceError('rate-limited', { ...facts, retryAfterMs: 1_200 }), /too many/i, /in 2 s/],
  [
    'a field',
    serviceError('invalid', { ...facts, fields: [{ path: 'name', message: 'is empty' }] }),
    /input/,
    /name: is empty/,
  ],
  [
    'what the service says',
    serviceError('invalid', { ...facts, fields: [], problem }),
    /Wrong e-mail/,
    /correct/i,
  ],
])('describes %s', (_name, error, title, action) => {
  const described = describeError(error);
  expect(described.title).toMatch(title);
  expect(described.action).toMatch(action);
});

it('recognises the error of another copy of this package', () => {
  const foreign = Object.assign(new Error('x'), { name: 'ServiceError', code: 'offline' });
  expect(isServiceError(foreign)).toBe(true);
});

it.each([
  undefined,
  'offline',
  new Error('x'),
  { code: 'offline' },
  { name: 'ServiceError', code: 'toString' },
])('does not take %s for a service error', (value) => expect(isServiceError(value)).toBe(false));

it('names the route in the message and keeps the cause', () => {
  const cause = new TypeError('fetch failed');
  const error = serviceError('offline', { ...facts, cause });
  expect(error.message).toBe('GET /x: failed');
  expect(error.cause).toBe(cause);
});
