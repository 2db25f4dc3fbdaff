import type { JWK } from 'jose';
import type { ColumnType, Generated } from 'kysely';
import type { Identity } from './identity.ts';

type Json<Value> = ColumnType<Value, string, string>;

/** The tables that `migrations.ts` makes. */
export interface AuthSchema {
  accounts: {
    person_id: string;
    email: string;
    password_hash: string;
    /** Who the directory last said this is: what is used while it is down. */
    last_identity: ColumnType<Identity | null, string | undefined, string | null>;
    created_at: Generated<Date>;
  };
  sessions: {
    id: string;
    /** SHA-256 of the secret in the cookie, which itself is kept nowhere. */
    secret_hash: Buffer;
    person_id: string;
    /** In which of their tenants the person acts; null for a session begun before there was a choice. */
    tenant_id: string | null;
    /** What the browser said it is. */
    browser: string | null;
    created_at: Generated<Date>;
    expires_at: Date;
    /** When something was last asked by it, to the minute. */
    seen_at: Generated<Date>;
  };
  /** Links by which somebody sets a password without having one; a used one is gone. */
  password_links: {
    /** SHA-256 of the token, which itself is kept nowhere here. */
    digest: Buffer;
    person_id: string;
    /** In which tenant it was given. */
    tenant_id: string | null;
    expires_at: Date;
  };
  signing_keys: {
    kid: string;
    public_key: Json<JWK>;
    private_key: Json<JWK>;
    /** Published before, used for signing from this moment. */
    signs_from: Date;
    /** Not published any more from this moment; null while no newer key replaces it. */
    retires_at: Date | null;
  };
}
