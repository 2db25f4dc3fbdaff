import { t } from '@ficus/i18n';
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
          <h1 className={styles.title}>{t`Profile`}</h1>
          <p className={styles.quiet}>{person.email}</p>
        </div>
      </header>
      <Section title={t`You`} hint={t`How others see you, in each of your tenants.`}>
        <NameForm {...host} onRenamed={props.onRenamed} />
      </Section>
      <Section title={t`Tenants`} hint={t`Where you may act, and what you may do there.`}>
        <TenantList {...host} tenants={props.tenants} onSwitch={props.onSwitchTenant} />
      </Section>
      <Section title={t`Preferences`} hint={t`Of ${person.tenantName}, in this browser.`}>
        <Preferences preferences={engine.stores.preferences} />
      </Section>
      <Section title={t`Notifications`} hint={t`What you want to be told, in each of your tenants.`}>
        <NotificationPreferences {...host} />
      </Section>
      <Section title={t`Password`} hint={t`Changing it signs you out everywhere else.`}>
        <PasswordForm {...host} />
      </Section>
      <Section title={t`Sessions`} hint={t`Where you are signed in.`}>
        <SessionList {...host} />
      </Section>
      <Section title={t`Your data`} hint={t`What Ficus keeps of you in ${person.tenantName}.`}>
        <div className={styles.buttons}>
          <Button icon={<ArrowDownIcon />} onClick={props.onExport}>
            {t`Export my data`}
          </Button>
          <Button icon={<TrashIcon />} onClick={props.onForget}>
            {t`Forget my old data`}
          </Button>
        </div>
      </Section>
    </div>
  );
}
