import type { SessionEngine } from '@ficus/session-migration';
import { useState } from 'react';
import { useStore } from 'zustand';
import { StorageNotice } from '../frame/index.ts';

interface StorageNoticesProps {
  readonly engine: SessionEngine;
  /** Whether the legacy chat is on the page: only there is it felt that it holds less. */
  readonly isLegacyShown: boolean;
}

/** Says when what a person does on this device is at risk, until they have read it. */
export function StorageNotices({ engine, isLegacyShown }: StorageNoticesProps) {
  const problem = useStore(engine.status, ({ storage, legacy, omitted, isPartial }) => {
    if (storage === 'memory') return 'unavailable';
    if (legacy === 'unreadable') return 'unreadable';
    return isLegacyShown && (omitted > 0 || isPartial) ? 'recent-only' : undefined;
  });
  const [dismissed, setDismissed] = useState<string>();
  if (!problem || problem === dismissed) return null;
  return <StorageNotice problem={problem} onDismiss={() => setDismissed(problem)} />;
}
