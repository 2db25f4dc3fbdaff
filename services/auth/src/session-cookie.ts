/** Name of the cookie that carries the session's secret. */
export const SESSION_COOKIE = 'ficus_session';

/**
 * Name of the cookie that names the tenant in which the session last began to act. It decides nothing – the session
 * does – but by its change each gateway knows that what it remembers of the session is out of date.
 */
export const TENANT_COOKIE = 'ficus_tenant';

/** The `Set-Cookie` value that goes with a session's tenant; with an empty tenant and a life of 0 it clears the cookie. */
export function tenantCookie(tenantId: string, lifeMs: number, isSecure: boolean): string {
  return setCookie(TENANT_COOKIE, encodeURIComponent(tenantId), lifeMs, isSecure);
}

/**
 * The `Set-Cookie` value of a session. `secret` is base64url, so it needs no escaping; `lifeMs` becomes Max-Age.
 * With an empty secret and a life of 0 it clears the cookie.
 */
export function sessionCookie(secret: string, lifeMs: number, isSecure: boolean): string {
  return setCookie(SESSION_COOKIE, secret, lifeMs, isSecure);
}

function setCookie(name: string, value: string, lifeMs: number, isSecure: boolean): string {
  const maxAgeS = Math.floor(lifeMs / 1000);
  const cookie = `${name}=${value}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${maxAgeS}`;
  return isSecure ? `${cookie}; Secure` : cookie;
}
