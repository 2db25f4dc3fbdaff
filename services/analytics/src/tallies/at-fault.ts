/**
 * Reasons for which a remote gives way that speak against its version; that the browser is offline does not. Pages tell
 * the codes of the wrapper (`failureReasons`), which are documented with it.
 */
export const AT_FAULT = [
  'load-failed',
  'load-timeout',
  'no-release',
  'incompatible',
  'not-ready',
  'render-error',
  'effect-error',
  'repeated-errors',
  'did-not-finish',
] as const;

/** Reasons for which somebody sees a version that is no part of its rollout. */
export const NOT_ROLLED_OUT = ['override', 'local'] as const;
