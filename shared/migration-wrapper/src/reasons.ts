/** Why a decision shows the legacy view. */
export const legacyDecisionReasons = [
  'killed',
  'override',
  'flags-unavailable',
  'flag-off',
  'did-not-finish',
  'no-release',
  'incompatible',
  'quarantined',
  'settled',
] as const;
export type LegacyDecisionReason = (typeof legacyDecisionReasons)[number];

/** Why a decision, or a later attempt, shows the remote. */
export const remoteReasons = ['flag-on', 'override', 'local', 'last-good', 'retried', 'settled'] as const;
export type RemoteReason = (typeof remoteReasons)[number];

/** Why an attempt at the remote ended. A loader may reject with an error whose `code` is one of these. */
export const failureReasons = [
  'load-failed',
  'load-timeout',
  'offline',
  'no-release',
  'incompatible',
  'not-ready',
  'render-error',
  'effect-error',
  'repeated-errors',
  'did-not-finish',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Why the legacy view shows: decided so, an attempt failed, or the person wanted it. */
export type LegacyReason = LegacyDecisionReason | FailureReason | 'by-choice';

/** Every code that `data-reason` can bear. */
export type Reason = RemoteReason | LegacyReason | 'legacy-failed';

/** Whether a failure counts against the version: being offline does not. */
export function isVersionAtFault(reason: FailureReason): boolean {
  return reason !== 'offline';
}

/** The reason that a failed load stands for: the error's own `code` if that is one, else `load-failed`. */
export function reasonOfLoadError(error: unknown): FailureReason {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return isFailureReason(code) ? code : 'load-failed';
}

/** Recognises the codes of a failed attempt. */
export function isFailureReason(reason: unknown): reason is FailureReason {
  return failureReasons.some((known) => known === reason);
}
