import { hash, verify } from '@node-rs/argon2';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { AuthSchema } from './schema.ts';

/** What someone signs in to. */
export interface Account {
  readonly personId: string;
  readonly email: string;
  readonly password: string;
}

/** Adds an account where neither the person nor the e-mail address has one. Tells whether it did. */
export async function addAccount(db: Kysely<AuthSchema>, account: Account): Promise<boolean> {
  const added = await db
    .insertInto('accounts')
    .values({
      person_id: account.personId,
      email: account.email,
      // argon2id, with the package's defaults: 19 MiB, 2 passes, 1 lane (OWASP's first recommendation).
      password_hash: await hash(account.password),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** What an account keeps of a password. It takes a while: make it before a transaction. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Gives an account another password, by its hash. Links for setting one are worth nothing from then, wherever they lie. */
export async function changePassword(
  db: Kysely<AuthSchema>,
  personId: string,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ password_hash: passwordHash })
    .where('person_id', '=', personId)
    .execute();
  await db.deleteFrom('password_links').where('person_id', '=', personId).execute();
}

/** Tells whose e-mail address and password these are; undefined when they are nobody's. */
export type CheckCredentials = (email: string, password: string) => Promise<string | undefined>;

/** Makes the check of credentials. It takes as long for an unknown address as for a wrong password. */
export async function createCredentialsCheck(db: Kysely<AuthSchema>): Promise<CheckCredentials> {
  const decoy = await hash('nobody has this password');
  return async (email, password) => {
    // PostgreSQL's text cannot hold NUL, so no account has such an address.
    const account = await db
      .selectFrom('accounts')
      .where(sql`lower(email)`, '=', sql`lower(${email.replaceAll('\0', '')})`)
      .select(['person_id', 'password_hash'])
      .executeTakeFirst();
    const isRight = await verify(account?.password_hash ?? decoy, password);
    return isRight ? account?.person_id : undefined;
  };
}
