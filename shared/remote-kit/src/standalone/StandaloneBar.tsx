import { Badge, Button } from '@ficus/ui';
import type { Visitor } from './person.ts';
import styles from './standalone.module.css';

interface StandaloneBarProps {
  readonly feature: string;
  readonly visitor: Visitor;
  readonly onSignOut: () => void;
}

/** Says that this is a remote on its own, and what stands behind it. */
export function StandaloneBar({ feature, visitor, onSignOut }: StandaloneBarProps) {
  return (
    <header className={styles.bar}>
      <strong>{feature}</strong>
      <Badge>alone</Badge>
      <span className={styles.behind}>{wordsOf(visitor)}</span>
      {visitor.kind === 'signed-in' && (
        <Button size="sm" onClick={onSignOut}>
          Sign out
        </Button>
      )}
    </header>
  );
}

function wordsOf(visitor: Visitor): string {
  switch (visitor.kind) {
    case 'signed-in':
      return `Real services, as ${visitor.person.name} of ${visitor.person.tenantName}`;
    case 'signed-out':
      return 'Real services: sign in to reach them';
    case 'no-system':
      return 'No system runs: every call fails as it would offline. Run npm start, then load this page again.';
  }
}
