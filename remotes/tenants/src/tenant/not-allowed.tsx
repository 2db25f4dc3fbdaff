import { t } from '@ficus/i18n';
import { EmptyState, LockIcon } from '@ficus/ui';
import { PlaceLink } from '../address/place-link.tsx';

/** The address leads to a part that this person may not see. */
export function NotAllowed({ id, part }: { readonly id: string; readonly part: string }) {
  return (
    <EmptyState
      title={t`${part} are for admins`}
      level={3}
      icon={<LockIcon size={28} />}
      action={
        <PlaceLink to={{ screen: 'tenant', id, part: 'details', list: {} }}>{t`Show the details`}</PlaceLink>
      }
    >{t`Ask one of yours if something there should change.`}</EmptyState>
  );
}
