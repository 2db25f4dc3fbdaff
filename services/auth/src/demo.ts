import type { Kysely } from 'kysely';
import { addAccount } from './accounts.ts';
import type { AuthSchema } from './schema.ts';

const PASSWORD = 'ficus-demo';
const ACCOUNTS = [
  { personId: 'user_ada', email: 'ada@acme.test' },
  { personId: 'user_ben', email: 'ben@acme.test' },
  { personId: 'user_cleo', email: 'cleo@globex.test' },
  { personId: 'user_olga', email: 'olga@ficus.test' },
];

/** Adds the demo accounts where they are absent; one that is there keeps its password. */
export async function addDemo(db: Kysely<AuthSchema>): Promise<void> {
  await Promise.all(ACCOUNTS.map((account) => addAccount(db, { ...account, password: PASSWORD })));
}
