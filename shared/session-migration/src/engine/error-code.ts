/**
 * What kind of failure a call of the service client ended with. By its code, not its class: a separately built remote
 * may carry another copy of it. 413 counts as invalid: sending less may help.
 */
export function errorCode(error: unknown): 'invalid' | 'not-found' | 'signed-out' | 'other' {
  if (typeof error !== 'object' || error === null) return 'other';
  const { code, status } = error as Record<string, unknown>;
  if (code === 'invalid' || status === 400 || status === 413 || status === 422) return 'invalid';
  if (code === 'not-found' || status === 404) return 'not-found';
  return code === 'signed-out' || status === 401 ? 'signed-out' : 'other';
}
