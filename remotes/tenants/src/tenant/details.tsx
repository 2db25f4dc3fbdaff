import type { Tenant } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { Card, DescriptionList, Skeleton } from '@ficus/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { countWords } from '../count-words.ts';
import { dayWords } from '../time-words.ts';
import { useQueries } from '../use-queries.ts';

interface DetailsProps {
  readonly id: string;
  /** Absent while it is on its way. */
  readonly tenant: Tenant | undefined;
}

/** What is known of a tenant, for everybody in it. */
export function Details({ id, tenant }: DetailsProps) {
  const queries = useQueries();
  const members = useQuery({
    ...queries.tenants.members.query({ id, status: 'active', limit: 1 }),
    staleTime: 5_000,
  });
  const workspaces = useQuery({ ...queries.workspaces.list.query({ id }), staleTime: 5_000 });
  const inUse = workspaces.data?.workspaces.filter(({ archivedAt }) => archivedAt === undefined).length;
  const wait = <Skeleton width="short" />;
  const settings = tenant?.settings;
  return (
    <Card title={t`Details`} level={3}>
      <DescriptionList
        items={[
          { term: t`Name`, details: tenant?.name ?? wait },
          { term: t`Identifier`, details: id },
          { term: t`Here since`, details: tenant ? dayWords(tenant.createdAt) : wait },
          ...count(t`People`, members, members.data && countWords(members.data.total, 'people'), wait),
          ...count(
            t`Workspaces`,
            workspaces,
            inUse === undefined ? undefined : countWords(inUse, 'workspaces'),
            wait,
          ),
          {
            term: t`Invitations are good for`,
            details: settings ? countWords(settings.invitationDays, 'days') : wait,
          },
          {
            term: t`Who can be invited`,
            details: settings ? domainWords(settings.emailDomains) : wait,
          },
        ]}
      />
    </Card>
  );
}

/** A fact from a question of its own; it is left out where that cannot be answered. */
function count(
  term: string,
  query: { readonly isError: boolean },
  words: string | undefined,
  wait: ReactNode,
) {
  return query.isError ? [] : [{ term, details: words ?? wait }];
}

function domainWords(domains: readonly string[]): string {
  return domains.length === 0 ? t`Anybody with an e-mail address` : t`Addresses at ${domains.join(', ')}`;
}
