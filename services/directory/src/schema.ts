import type { PlanId, Role, TenantSettings } from '@ficus/contracts';
import type { ColumnType, Generated } from 'kysely';

/** The tables that `migrations.ts` makes. */
export interface DirectorySchema {
  tenants: {
    id: string;
    name: string;
    created_at: Generated<Date>;
    settings: ColumnType<TenantSettings, string | undefined, string>;
    /** Grows with every change. */
    version: Generated<number>;
    /** Null for one that is in use. */
    deleted_at: Generated<Date | null>;
  };
  /** Plans that tenants were given; who has no row has the largest one. */
  tenant_plans: {
    tenant_id: string;
    plan: PlanId;
  };
  people: {
    id: string;
    email: string;
    name: string;
    created_at: Generated<Date>;
    /** Grows with every change. */
    version: Generated<number>;
  };
  /** Who belongs to which tenant, with which role: the assignments that every request is checked against. */
  memberships: {
    person_id: string;
    tenant_id: string;
    role: Role;
    created_at: Generated<Date>;
    /** Null for who may act. */
    deactivated_at: Generated<Date | null>;
  };
  /** Open invitations; an accepted or revoked one is gone. */
  invitations: {
    id: string;
    tenant_id: string;
    email: string;
    name: string;
    role: Role;
    invited_by: string | null;
    created_at: Generated<Date>;
    expires_at: Date;
  };
  /** Tokens of the links by which invitations are accepted. Refers to no row of what is synchronised. */
  invitation_links: {
    /** SHA-256 of the token, which itself is kept nowhere here. */
    digest: Buffer;
    invitation_id: string;
    /** When it may be forgotten: whether it is good, its invitation says. */
    expires_at: Date;
  };
  workspaces: {
    id: string;
    tenant_id: string;
    name: string;
    created_at: Generated<Date>;
    archived_at: Generated<Date | null>;
  };
  /** What was done, by whom, to whom: only ever added to. */
  audit_entries: {
    id: Generated<number>;
    tenant_id: string;
    at: Date;
    action: string;
    actor_id: string | null;
    /** As they were called when it happened. */
    actor_name: string | null;
    actor_email: string | null;
    person_id: string | null;
    person_name: string | null;
    person_email: string | null;
    details: ColumnType<Record<string, string>, string, never>;
  };
  /** People who are being made, and those who were: what must be known to go on after a crash. */
  person_creations: {
    id: string;
    tenant_id: string;
    /** The person's id, if it comes to one. */
    person_id: string;
    email: string;
    name: string;
    role: Role;
    asked_by: string;
    /** They accepted an invitation, by whose token they set their password: it need not be told. */
    is_invited: Generated<boolean>;
    /** What is waited for: auth's word of the account, the profile, the delivery of the welcome, auth's word that it is gone. */
    state: 'account' | 'profile' | 'welcome' | 'undoing' | 'done' | 'failed';
    reason: string | null;
    /** The token by which they set a password, until it has been told. */
    link: string | null;
    link_expires_at: Date;
    tries: Generated<number>;
    /** When it is looked at next; null while others have to say something, and at the end. */
    next_at: Date | null;
    created_at: Date;
    ended_at: Date | null;
  };
  workspace_members: {
    workspace_id: string;
    /** The same tenant as the workspace's and the membership's: the database refuses anything else. */
    tenant_id: string;
    person_id: string;
    created_at: Generated<Date>;
  };
}
