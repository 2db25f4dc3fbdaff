/** Name of the cookie that carries the session's secret. */
export const SESSION_COOKIE = 'ficus_session';

/**
 * The `Set-Cookie` value of a session. `secret` is base64url, so it needs no escaping; `lifeMs` becomes Max-Age.
 * With an empty secret and a life of 0 it clears the cookie.
 */
export function sessionCookie(secret: string, lifeMs: number, isSecure: boolean): string {
  const maxAgeS = Math.floor(lifeMs / 1000);
  const cookie = `${SESSION_COOKIE}=${secret}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${maxAgeS}`;
  return isSecure ? `${cookie}; Secure` : cookie;
}
