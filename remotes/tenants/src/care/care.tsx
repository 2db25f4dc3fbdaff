import { DangerCard } from './danger-card.tsx';
import { DeletedTenants } from './deleted-tenants.tsx';
import type { CarePage } from './late.tsx';
import { type Parts, PartsContext } from './parts.ts';
import { UsagePage } from './usage-page.tsx';

/** One of these pages. A default export, as `lazy` wants one. */
export default function Care({ parts, ...shown }: CarePage & { readonly parts: Parts }) {
  return (
    <PartsContext value={parts}>
      {shown.page === 'usage' && <UsagePage tenant={shown.tenant} />}
      {shown.page === 'danger' && <DangerCard tenant={shown.tenant} />}
      {shown.page === 'deleted' && <DeletedTenants />}
    </PartsContext>
  );
}
