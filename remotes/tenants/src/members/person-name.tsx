import type { PersonSummary } from '@ficus/contracts';
import { Avatar } from '@ficus/ui';
import styles from './person-name.module.css';

/** A person's name with their address below it. */
export function PersonName({ person }: { readonly person: Pick<PersonSummary, 'name' | 'email'> }) {
  return (
    <span className={styles.person}>
      <Avatar name={person.name} />
      <span className={styles.words}>
        <span>{person.name}</span>
        <span className={styles.email}>{person.email}</span>
      </span>
    </span>
  );
}
