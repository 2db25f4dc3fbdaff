import type { SessionEngine } from '@ficus/session-migration';
import { useSyncExternalStore } from 'react';
import type { Controller } from '../feature/feature-controllers.ts';
import { StorageNotices } from './StorageNotices.tsx';

/** The notices about this device's storage, with those that matter beside a legacy view. */
export function LegacyNotices({ engine, controller }: { engine: SessionEngine; controller: Controller }) {
  const { phase } = useSyncExternalStore(controller.subscribe, controller.getState);
  return <StorageNotices engine={engine} isLegacyShown={phase === 'legacy'} />;
}
