import { EmptyState, SquareIcon } from '@ficus/ui';
import { useEffect } from 'react';
import { useHost } from './host-context.ts';
import styles from './sample-view.module.css';

/** The whole view. It is ready at once: it asks no service yet. */
export function SampleView() {
  const host = useHost();
  useEffect(() => host.ready(), [host]);
  return (
    <div className={styles.view}>
      <h1 className={styles.heading}>Sample</h1>
      <EmptyState icon={<SquareIcon size={24} />} title={`Nothing here yet, ${host.person.name}`}>
        This is the new view of {host.person.tenantName}.
      </EmptyState>
    </div>
  );
}
