import { audit, auditFiles } from '@ficus/contracts';
import { implement, implementFile } from '@ficus/service-kit';
import type { Group } from '../group.ts';
import { reachTenant } from '../tenants/tenants.ts';
import { auditCsv } from './csv.ts';
import { readLog, readWholeLog } from './read-log.ts';

/** The log of a tenant within the caller's reach. */
export function serveAudit({ app, db, guard }: Group): void {
  implement(
    app,
    audit.list,
    async ({ params, query, caller }) => {
      const { id } = await reachTenant(db, caller, params.tenantId, { alsoDeleted: true });
      return readLog(db, id, query);
    },
    { verifier: guard(audit.list) },
  );

  implementFile(
    app,
    auditFiles.export,
    async ({ params, query, caller }) => {
      const { id } = await reachTenant(db, caller, params.tenantId, { alsoDeleted: true });
      return { name: `audit-log-${id}.csv`, content: auditCsv(readWholeLog(db, id, query)) };
    },
    { verifier: guard(auditFiles.export) },
  );
}
