import { type PersonDetails, ROLE_PERMISSIONS } from '@ficus/contracts';
import { Avatar, Badge, Button, Card, CheckIcon, DescriptionList, FolderIcon, PageHeader } from '@ficus/ui';
import { useState } from 'react';
import { usePersonActions } from '../actions/person-actions.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { rolesInReach, useMe } from '../me.ts';
import { RoleChoice } from '../people/role-choice.tsx';
import { PERMISSION_WORDS, ROLE_WORDS, STATUS_WORDS } from '../role-words.ts';
import { dayWords, distanceWords } from '../time-words.ts';
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
  const { label, tone } = STATUS_WORDS[person.status];
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
            {person.id === me.id && <Badge tone="accent">You</Badge>}
          </>
        }
        actions={<PersonButtons person={person} />}
      />
      <div className={styles.cards}>
        <Card title="Details" level={3}>
          <DescriptionList
            items={[
              {
                term: 'E-mail',
                details: (
                  <a className={styles.mail} href={`mailto:${person.email}`}>
                    {person.email}
                  </a>
                ),
              },
              {
                term: 'Role',
                details: (
                  <RoleChoice person={person} roles={roles} onRole={(one, role) => changeRole(one, role)} />
                ),
              },
              { term: isInvited ? 'Invited' : 'Joined', details: dayWords(person.joinedAt) },
              ...(me.permissions.includes('audit.read')
                ? [{ term: 'Audit log', details: <PersonLog email={person.email} name={person.name} /> }]
                : []),
              ...(isInvited && person.expiresAt !== undefined
                ? [
                    {
                      term: 'Invitation',
                      details: `${person.expiresAt > now ? 'Ends' : 'Ended'} ${distanceWords(person.expiresAt, now)}`,
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        <Card title="Workspaces" level={3}>
          {person.workspaces.length === 0 ? (
            <p className={styles.none}>{isInvited ? 'None until they have joined.' : 'None so far.'}</p>
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
        <Card
          title="What they may do"
          level={3}
          description={`As ${ROLE_WORDS[person.role].label.toLowerCase()}${person.status === 'active' ? '' : isInvited ? ', once they have joined' : ', if they were active'}`}
        >
          <ul className={styles.list}>
            {ROLE_PERMISSIONS[person.role].map((permission) => (
              <li key={permission}>
                <CheckIcon />
                {PERMISSION_WORDS[permission].label}
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
        By {name}
      </a>
      <a className={styles.mail} href={hrefOf({ screen: 'audit', list: { person: email } })}>
        About {name}
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
        <Button onClick={() => resend(person)}>Resend invitation</Button>
        <Button onClick={() => revoke(person)}>Revoke invitation</Button>
      </>
    );
  }
  if (person.status === 'deactivated') return <Button onClick={() => reactivate(person)}>Reactivate</Button>;
  return person.id === me.id ? null : <Button onClick={() => deactivate(person)}>Deactivate</Button>;
}
