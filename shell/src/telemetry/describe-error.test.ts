import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

function fail(message: string, stack: string, Kind: ErrorConstructor = Error): Error {
  const error = new Kind(message);
  error.stack = `${Kind.name}: ${message}\n${stack}`;
  return error;
}
const STACK =
  '    at send (http://localhost:8090/chat/1.0.0/lean-remote.1a2b.js:1:234)\n    at x (http://h/y.js:9:9)';

test('the same error of two people is the same', () => {
  const [ada, ben] = ['ada@acme.test', 'ben@acme.test'].map((who) =>
    describeError(fail(`No user ${who} among 17, "dear diary"`, STACK)),
  );
  expect(ada).toEqual(ben);
  expect(ada).toMatchObject({ name: 'Error', place: 'lean-remote.1a2b.js:1:234' });
});

test('another message, class or place is another error', () => {
  const prints = [
    describeError(fail('It broke', STACK)),
    describeError(fail('It is gone', STACK)),
    describeError(fail('It broke', STACK, TypeError)),
    describeError(fail('It broke', STACK.replace('234', '567'))),
  ].map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(4);
});

test('frames of Firefox and Safari have a place too', () => {
  expect(describeError(fail('It broke', 'send@http://localhost/assets/main.js:1:99')).place).toBe(
    'main.js:1:99',
  );
});

test.each([undefined, null, 'a text', { code: 5 }, Object.assign(new Error('x'), { stack: undefined })])(
  'whatever is thrown has a fingerprint: %o',
  (thrown) => {
    expect(describeError(thrown).fingerprint).toMatch(/^[0-9a-f]{1,14}$/);
  },
);
