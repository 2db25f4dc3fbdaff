import { expect, test } from 'vitest';
import { sessionCookie, tenantCookie } from './session-cookie.ts';

test.each([
  [
    'a session',
    ['s3cret', 60_000, false],
    'ficus_session=s3cret; HttpOnly; SameSite=Lax; Path=/; Max-Age=60',
  ],
  [
    'behind HTTPS',
    ['s3cret', 60_000, true],
    'ficus_session=s3cret; HttpOnly; SameSite=Lax; Path=/; Max-Age=60; Secure',
  ],
  ['cleared', ['', 0, false], 'ficus_session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0'],
] as const)('the cookie of %s', (_title, [secret, lifeMs, isSecure], expected) => {
  expect(sessionCookie(secret, lifeMs, isSecure)).toBe(expected);
});

test('the cookie of a tenant holds whatever the id is made of', () => {
  expect(tenantCookie('a; b=ü', 60_000, true)).toBe(
    'ficus_tenant=a%3B%20b%3D%C3%BC; HttpOnly; SameSite=Lax; Path=/; Max-Age=60; Secure',
  );
});
