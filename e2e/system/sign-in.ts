import { GATEWAY } from './addresses.ts';
import { PASSWORD, PEOPLE, type PersonName } from './people.ts';

/** Signs a demo person in without a browser; gives the cookie to send. */
export async function cookieOf(name: PersonName): Promise<string> {
  const answer = await fetch(`${GATEWAY}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: PEOPLE[name].email, password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie)
    throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
}
