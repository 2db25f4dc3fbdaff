import { t } from '@ficus/i18n';
import { Button, EmptyState, FailureNotice, LockIcon, Skeleton, Table, TextField } from '@ficus/ui';
import { lazy, Suspense } from 'react';
import type { MigrationAddress } from '../address/migration-address.ts';
import { useAdminAddress } from '../address/use-admin-address.ts';
import { LateSelect } from '../after-view/late-select.tsx';
import { useMe } from '../me.ts';
import { momentWords } from '../time-words.ts';
import { useFailure } from '../use-failure.ts';
import { useReady } from '../use-ready.ts';
import type { Parts } from './parts.ts';

const MigrationPage = lazy(async () => ({
  default: (await import(/* webpackChunkName: "migration" */ './migration-page.tsx')).MigrationPage,
}));

const PARTS: Parts = {
  Button,
  EmptyState,
  FailureNotice,
  Select: LateSelect,
  Skeleton,
  Table,
  TextField,
  momentWords,
  useAdminAddress,
  useFailure,
  useReady,
};

/** How the views fare, for operators. Its code comes with the first look at it: few people ever need it. */
export function MigrationScreen({ address }: { readonly address: MigrationAddress }) {
  const { me } = useMe();
  if (!me.permissions.includes('platform.operate')) return <NotForYou />;
  return (
    <Suspense>
      <MigrationPage address={address} parts={PARTS} />
    </Suspense>
  );
}

function NotForYou() {
  useReady(true);
  return (
    <EmptyState
      title={t`The migration is for operators`}
      level={3}
      icon={<LockIcon size={28} />}
    >{t`It says how the old and the new views fare, in every tenant.`}</EmptyState>
  );
}
