import { type PersonDetails, ROLE_PERMISSIONS } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Avatar, Badge, Button, Card, CheckIcon, DescriptionList, FolderIcon, PageHeader } from '@ficus/ui';
import { useState } from 'react';
import { usePersonActions } from '../actions/person-actions.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { rolesInReach, useMe } from '../me.ts';
import { RoleChoice } from '../people/role-choice.tsx';
import { aRole, permissionWords, statusWords } from '../role-words.ts';
import { dayWords, endWords } from '../time-words.ts';
import styles from './person-screen.module.css';
import { PersonSessions } from './person-sessions.tsx';

interface PersonPageProps {
  readonly person: PersonDetails;
  readonly back: { readonly href: string; readonly label: string };
}

/** One person: who they are, what they may do, where they belong. */
export function PersonPage({ person, back }: PersonPageProps) {
  const { me } = useMe();
  const { changeRole } = usePersonActions();
  const [now] = useState(() => Date.now());
  const { label, tone } = statusWords(person.status);
  const roles = rolesInReach(me);
  const isInvited = person.status === 'invited';
  return (
    <>
      <PageHeader
        level={2}
        back={back}
        title={
          <span className={styles.title}>
            <Avatar name={person.name} size="lg" />
            {person.name}
          </span>
        }
        badges={
          <>
            <Badge tone={tone}>{label}</Badge>
            {person.id === me.id && <Badge tone="accent">{t`You`}</Badge>}
          </>
        }
        actions={<PersonButtons person={person} />}
      />
      <div className={styles.cards}>
        <Card title={t`Details`} level={3}>
          <DescriptionList
            items={[
              {
                term: t`E-mail`,
                details: (
                  <a className={styles.mail} href={`mailto:${person.email}`}>
                    {person.email}
                  </a>
                ),
              },
              {
                term: t`Role`,
                details: (
                  <RoleChoice person={person} roles={roles} onRole={(one, role) => changeRole(one, role)} />
                ),
              },
              { term: isInvited ? t`Invited` : t`Joined`, details: dayWords(person.joinedAt) },
              ...(me.permissions.includes('audit.read')
                ? [{ term: t`Audit log`, details: <PersonLog email={person.email} name={person.name} /> }]
                : []),
              ...(isInvited && person.expiresAt !== undefined
                ? [
                    {
                      term: t`Invitation`,
                      details: endWords(person.expiresAt, now),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        <Card title={t`Workspaces`} level={3}>
          {person.workspaces.length === 0 ? (
            <p className={styles.none}>{isInvited ? t`None until they have joined.` : t`None so far.`}</p>
          ) : (
            <ul className={styles.list}>
              {person.workspaces.map(({ id, name }) => (
                <li key={id}>
                  <FolderIcon />
                  {name}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t`What they may do`} level={3} description={asWords(person)}>
          <ul className={styles.list}>
            {ROLE_PERMISSIONS[person.role].map((permission) => (
              <li key={permission}>
                <CheckIcon />
                {permissionWords()[permission].label}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {person.status === 'active' && roles.includes(person.role) && <PersonSessions person={person} />}
    </>
  );
}

/** The ways to what they did, and to what was done to them. */
function PersonLog({ email, name }: Pick<PersonDetails, 'email' | 'name'>) {
  const { hrefOf } = useAdminAddress();
  return (
    <span className={styles.log}>
      <a className={styles.mail} href={hrefOf({ screen: 'audit', list: { actor: email } })}>
        {t`By ${name}`}
      </a>
      <a className={styles.mail} href={hrefOf({ screen: 'audit', list: { person: email } })}>
        {t`About ${name}`}
      </a>
    </span>
  );
}

function PersonButtons({ person }: { readonly person: PersonDetails }) {
  const { me } = useMe();
  const { deactivate, reactivate, resend, revoke } = usePersonActions();
  if (!rolesInReach(me).includes(person.role)) return null;
  if (person.status === 'invited') {
    return (
      <>
        <Button onClick={() => resend(person)}>{t`Resend invitation`}</Button>
        <Button onClick={() => revoke(person)}>{t`Revoke invitation`}</Button>
      </>
    );
  }
  if (person.status === 'deactivated')
    return <Button onClick={() => reactivate(person)}>{t`Reactivate`}</Button>;
  return person.id === me.id ? null : <Button onClick={() => deactivate(person)}>{t`Deactivate`}</Button>;
}

function asWords({ role, status }: PersonDetails): string {
  const who = aRole(role);
  if (status === 'active') return t`As ${who}`;
  return status === 'invited' ? t`As ${who}, once they have joined` : t`As ${who}, if they were active`;
}
