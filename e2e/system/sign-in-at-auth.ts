/** Signs a demo person in at auth itself; resolves with the session's secret. */
export async function signInAtAuth(authUrl: string, email: string): Promise<string> {
  const answer = await fetch(`${authUrl}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'ficus-demo' }),
  });
  const secret = /ficus_session=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (!secret) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return secret;
}
