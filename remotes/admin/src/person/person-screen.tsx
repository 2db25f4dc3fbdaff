import { t } from '@ficus/i18n';
import { isServiceError } from '@ficus/service-client';
import {
  ButtonLink,
  EmptyState,
  FailureNotice,
  PageHeader,
  PeopleIcon,
  Skeleton,
  VisuallyHidden,
} from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import type { PeopleList } from '../address/admin-address.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { useFailure } from '../use-failure.ts';
import { useQueries } from '../use-queries.ts';
import { useReady } from '../use-ready.ts';
import { PersonPage } from './person-page.tsx';
import styles from './person-screen.module.css';

interface PersonScreenProps {
  readonly id: string;
  /** The list that one came from, and goes back to. */
  readonly list: PeopleList;
}

/** One person, or why they cannot be shown. */
export function PersonScreen({ id, list }: PersonScreenProps) {
  const queries = useQueries();
  const { hrefOf } = useAdminAddress();
  const query = useQuery({ ...queries.people.get.query({ id }), staleTime: 5_000 });
  const failure = useFailure(query.error);
  const isGone = isServiceError(query.error) && ['not-found', 'invalid'].includes(query.error.code);
  useReady(!query.isPending);

  const back = { href: hrefOf({ screen: 'people', list }), label: t`People` };
  if (query.data && !isGone) {
    return (
      <>
        {failure && <FailureNotice failure={failure} onRetry={() => void query.refetch()} />}
        <PersonPage person={query.data} back={back} />
      </>
    );
  }
  if (isGone) {
    return (
      <>
        <PageHeader level={2} title={t`Person`} back={back} />
        <EmptyState
          title={t`This person is not here`}
          level={3}
          icon={<PeopleIcon size={28} />}
          action={<ButtonLink href={back.href}>{t`Show the people`}</ButtonLink>}
        >{t`They may have joined under their own account since they were invited, or their invitation was revoked.`}</EmptyState>
      </>
    );
  }
  if (failure) {
    return (
      <>
        <PageHeader level={2} title={t`Person`} back={back} />
        <FailureNotice failure={failure} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return (
    <>
      <PageHeader level={2} title={t`Person`} back={back} />
      <div className={styles.waiting}>
        <VisuallyHidden>{t`Loading`}</VisuallyHidden>
        <Skeleton shape="heading" width="half" />
        <Skeleton shape="block" />
      </div>
    </>
  );
}
