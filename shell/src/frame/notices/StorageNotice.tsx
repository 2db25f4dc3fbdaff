import { t } from '@ficus/i18n';
import { Notice } from '@ficus/ui';
import type { ReactNode } from 'react';

/** What is wrong with this browser's storage. */
export type StorageProblem = 'full' | 'unavailable' | 'unreadable' | 'recent-only';

export interface StorageNoticeProps {
  readonly problem: StorageProblem;
  /** What the person can do about it here, if anything. */
  readonly action?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

const SENTENCES: Readonly<Record<StorageProblem, () => string>> = {
  full: () =>
    t`This browser’s storage for Ficus is full. What you type may not be kept on this device until you make room.`,
  unavailable: () =>
    t`This browser doesn’t let Ficus keep anything on this device. What you type lasts as long as this tab.`,
  'recent-only': () =>
    t`The previous version shows your most recent conversations here: not all of them have come to, or fit into, this browser. The others are safe on the server, and the new version has them all.`,
  unreadable: () =>
    t`Part of what was kept on this device could not be read. The original is left as it is, and nothing was overwritten.`,
};

/** Says that drafts and settings are at risk on this device, and how. */
export function StorageNotice({ problem, action, onDismiss }: StorageNoticeProps) {
  return (
    <Notice tone="warning" action={action} onDismiss={onDismiss}>
      {SENTENCES[problem]()}
    </Notice>
  );
}
