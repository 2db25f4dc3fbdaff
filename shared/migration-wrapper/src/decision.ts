import type { LegacyReason, RemoteReason } from './reasons.ts';

/** The two views that a feature has while it is being migrated. */
export type View = 'remote' | 'legacy';

/** The remote is to be shown, in this version. */
export interface RemoteDecision {
  readonly view: 'remote';
  readonly reason: RemoteReason;
  readonly version: string;
  /** True when the version's quarantine has just ended: one more failure sends it back for longer. */
  readonly isTrial?: boolean | undefined;
  /** With reason `last-good`: what speaks against the version that was wanted. */
  readonly insteadOf?: { readonly version?: string | undefined; readonly reason: LegacyReason } | undefined;
}

/** The legacy view is to be shown. */
export interface LegacyDecision {
  readonly view: 'legacy';
  readonly reason: LegacyReason;
  /** The version of the remote that would have been shown; a retry tries it. */
  readonly version?: string | undefined;
}

/** Which view, and why. Plain data: the document carries it to the browser as JSON. */
export type Decision = RemoteDecision | LegacyDecision;

/** Whether two decisions ask for the same view, for the same reason, in the same version. */
export function isSameDecision(a: Decision, b: Decision): boolean {
  return a.view === b.view && a.reason === b.reason && a.version === b.version;
}
