import type { Toggle } from '@ficus/contracts';
import { Button } from '@ficus/ui';
import { useEffect, useId, useRef } from 'react';
import type { EventLog } from '../feature/event-log.ts';
import type { FeatureControllers } from '../feature/feature-controllers.ts';
import type { Feature } from '../features.ts';
import { FeatureFacts } from './FeatureFacts.tsx';
import styles from './inspector.module.css';

export interface InspectorProps {
  readonly features: readonly Feature[];
  readonly controllers: FeatureControllers;
  readonly log: EventLog;
  readonly toggles: () => readonly Toggle[];
  readonly pageRequest: string | undefined;
  /** Whether the person may choose views. */
  readonly canChange: boolean;
  readonly onClose: () => void;
}

/** For each feature: which view, why, from which flag, in which version, how fast, and what failed. */
export function Inspector({ features, onClose, ...facts }: InspectorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.inspector} aria-labelledby={heading} onClose={onClose}>
      <header className={styles.header}>
        <h2 id={heading} className={styles.heading}>
          Inspector
        </h2>
        <Button size="sm" onClick={onClose}>
          Close
        </Button>
      </header>
      {features.map((feature) => (
        <FeatureFacts key={feature.name} feature={feature} {...facts} />
      ))}
    </dialog>
  );
}
