import { t } from '@ficus/i18n';
import { Avatar } from '@ficus/ui';
import { useId } from 'react';
import styles from './sign-in.module.css';

/** A person of the demo, offered on the sign-in page. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Role and tenant in words, such as 'Admin of Acme'. */
  readonly detail: string;
}

export interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  readonly onChoose: (person: DemoPerson) => void;
}

/** Buttons that fill in the form for each person of the demo. */
export function DemoPeople({ people, onChoose }: DemoPeopleProps) {
  const id = useId();
  return (
    <section className={styles.demo} aria-labelledby={id}>
      <h2 className={styles.demoTitle} id={id}>
        {t`Demo people`}
      </h2>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" className={styles.person} onClick={() => onChoose(person)}>
              <Avatar name={person.name} />
              <span className={styles.personWords}>
                <span className={styles.personName}>{person.name}</span>
                <span className={styles.personDetail}>{person.detail}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
