import type { SessionEngine } from '@ficus/session-migration';
import { ArrowDownIcon, Avatar, Button, TrashIcon } from '@ficus/ui';
import type { Bootstrap } from '../../document/bootstrap.ts';
import type { HostParts } from '../host/create-host.ts';
import { NameForm } from './NameForm.tsx';
import { NotificationPreferences } from './NotificationPreferences.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { Preferences } from './Preferences.tsx';
import styles from './profile.module.css';
import { Section } from './Section.tsx';
import { SessionList } from './SessionList.tsx';
import { TenantList } from './TenantList.tsx';

export interface ProfilePageProps {
  readonly host: HostParts;
  readonly engine: SessionEngine;
  readonly onRenamed: (name: string) => void;
  readonly tenants: Bootstrap['tenants'];
  readonly onSwitchTenant: (tenantId: string) => Promise<void>;
  readonly onExport: () => void;
  readonly onForget: () => void;
}

/** Who one is, in which tenants, how one likes it, and what is kept of one. */
export function ProfilePage(props: ProfilePageProps) {
  const { host, engine } = props;
  const { person } = host;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Avatar name={person.name} size="lg" />
        <div className={styles.words}>
          <h1 className={styles.title}>Profile</h1>
          <p className={styles.quiet}>{person.email}</p>
        </div>
      </header>
      <Section title="You" hint="How others see you, in each of your tenants.">
        <NameForm {...host} onRenamed={props.onRenamed} />
      </Section>
      <Section title="Tenants" hint="Where you may act, and what you may do there.">
        <TenantList {...host} tenants={props.tenants} onSwitch={props.onSwitchTenant} />
      </Section>
      <Section title="Preferences" hint={`Of ${person.tenantName}, in this browser.`}>
        <Preferences preferences={engine.stores.preferences} />
      </Section>
      <Section title="Notifications" hint="What you want to be told, in each of your tenants.">
        <NotificationPreferences {...host} />
      </Section>
      <Section title="Password" hint="Changing it signs you out everywhere else.">
        <PasswordForm {...host} />
      </Section>
      <Section title="Sessions" hint="Where you are signed in.">
        <SessionList {...host} />
      </Section>
      <Section title="Your data" hint={`What Ficus keeps of you in ${person.tenantName}.`}>
        <div className={styles.buttons}>
          <Button icon={<ArrowDownIcon />} onClick={props.onExport}>
            Export my data
          </Button>
          <Button icon={<TrashIcon />} onClick={props.onForget}>
            Forget my old data
          </Button>
        </div>
      </Section>
    </div>
  );
}
