import { z } from 'zod/mini';
import { route } from './route.ts';
import { page } from './text.ts';

const Name = z.string();
const Who = z.object({ id: z.string(), name: z.optional(Name), email: z.optional(Name) });

/** What somebody did in a tenant, as it was called when it happened. */
export const AuditEntry = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** One of `AUDIT_ACTIONS`, or one that this copy of the contracts does not know. */
  action: z.string(),
  /** Who did it; absent where nobody did. */
  actor: z.optional(Who),
  /** Whom it was done to: a person, or somebody invited by the invitation's id. */
  person: z.optional(Who),
  /** What else there is to say, such as `role` and `previousRole`. */
  details: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Filter = z.optional(z.string().check(z.trim(), z.maxLength(254), z.regex(/^\P{Cc}*$/u)));
const Time = z.optional(z.coerce.number().check(z.int(), z.gte(0), z.lte(8.64e15)));

const filters = {
  /** Of who did it: the id, or any part of the name or the address. */
  actor: Filter,
  /** Of whom it was done to, likewise. */
  person: Filter,
  action: Filter,
  /** Not before, and before: milliseconds since 1970. */
  from: Time,
  to: Time,
};

/** What of a tenant's log is looked for, page by page. */
export const AuditQuery = z.object({ ...page, ...filters });
export type AuditQuery = z.infer<typeof AuditQuery>;

/** What was done in a tenant, the latest first. 404 `no-such-tenant` for a tenant out of the caller's reach. */
export const audit = {
  list: route({
    method: 'GET',
    path: '/api/v1/audit/:tenantId',
    service: 'directory',
    permission: 'audit.read',
    query: AuditQuery,
    response: z.object({ entries: z.array(AuditEntry), nextCursor: z.optional(z.string()) }),
  }),
} as const;

/** Routes that a browser is led to by a link: no part of any client. */
export const auditFiles = {
  /** All that the filters find, as a table for a spreadsheet (RFC 4180) that is sent while it is read. */
  export: route({
    method: 'GET',
    path: '/api/v1/audit/:tenantId/export',
    service: 'directory',
    permission: 'audit.read',
    query: z.object(filters),
    file: 'text/csv',
  }),
} as const;
