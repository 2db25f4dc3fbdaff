import { t } from '@ficus/i18n';
import { EmptyState, LockIcon } from '@ficus/ui';
import type { AuditList } from '../address/audit-list.ts';
import { useMe } from '../me.ts';
import { useReady } from '../use-ready.ts';
import { AuditLog } from './audit-log.tsx';

/** The log of what was done, for those who may see it. Nobody else's question reaches the directory. */
export function AuditScreen({ list }: { readonly list: AuditList }) {
  const { me } = useMe();
  return me.permissions.includes('audit.read') ? <AuditLog list={list} /> : <NotForYou />;
}

function NotForYou() {
  useReady(true);
  return (
    <EmptyState
      title={t`The audit log is for admins`}
      level={3}
      icon={<LockIcon size={28} />}
    >{t`It says who did what to whom, and when. Ask an admin if you need to know.`}</EmptyState>
  );
}
