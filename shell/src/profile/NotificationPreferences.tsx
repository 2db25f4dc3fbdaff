import type { NotificationKind, NotificationPreference } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Skeleton, Switch } from '@ficus/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HostParts } from '../host/create-host.ts';
import { lateClient } from '../notifications/late-client.ts';
import { FailureText } from './FailureText.tsx';
import styles from './profile.module.css';

const KEY = ['notification-preferences'] as const;

const KINDS: Readonly<Record<NotificationKind, () => string>> = {
  welcome: () => t`You come to a tenant for the first time`,
  'role-changed': () => t`Your role is changed`,
  'tenant-renamed': () => t`The tenant has another name`,
};

/** Of what the person wants to be told, and how. A change counts at once. */
export function NotificationPreferences(host: Pick<HostParts, 'makeLateClient'>) {
  const queryClient = useQueryClient();
  const known = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => lateClient(host).notifications.preferences(undefined, { signal }),
  });
  const change = useMutation({
    mutationFn: (preference: NotificationPreference) =>
      lateClient(host).notifications.setPreference(preference),
    onSuccess: (answer) => queryClient.setQueryData(KEY, answer),
  });
  if (known.isError) return <FailureText error={known.error} />;
  if (!known.data) return <Skeleton shape="block" />;
  return (
    <div className={styles.form}>
      {known.data.preferences.map((preference) => (
        <fieldset key={preference.kind} className={styles.kind}>
          <legend className={styles.legend}>{KINDS[preference.kind]()}</legend>
          {(['inbox', 'email'] as const).map((way) => (
            <Switch
              key={way}
              label={way === 'inbox' ? t`Here` : t`By e-mail`}
              isOn={preference[way]}
              isBusy={change.isPending}
              onChange={(isOn) => change.mutate({ ...preference, [way]: isOn })}
            />
          ))}
        </fieldset>
      ))}
      <FailureText error={change.error} />
    </div>
  );
}
