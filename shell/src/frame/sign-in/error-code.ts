/**
 * The literal code of an error: the one that the service gave it (`problem.code`, such as `invalid-credentials`) before
 * the general one of its kind.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const own = 'problem' in error ? errorCode(error.problem) : undefined;
  if (own !== undefined) return own;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
