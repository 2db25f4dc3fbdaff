import type { LegacyReason } from './reasons.ts';

/** A feature that is settled on its remote has no version of it that could be tried. */
export class NoViewError extends Error {
  override readonly name = 'NoViewError';
  readonly code = 'no-view';
  constructor(feature: string, reason: LegacyReason) {
    super(`Nothing can be shown of ${feature} (${reason}): publish a version of its remote that works.`);
  }
}
