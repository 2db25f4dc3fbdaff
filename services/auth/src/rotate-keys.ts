import { openDatabase, postgresUrl, readEnvironment } from '@ficus/service-kit';
import { z } from 'zod/mini';
import { migrations } from './migrations.ts';
import type { AuthSchema } from './schema.ts';
import { rotateKeys } from './signing-keys.ts';

/** A program: brings in a new signing key while the service runs. */
const environment = readEnvironment(z.object({ DATABASE_URL: postgresUrl }));
const database = await openDatabase<AuthSchema>({ url: environment.DATABASE_URL, migrations, poolSize: 1 });
try {
  await rotateKeys(database.db);
  console.log(
    'A new key is published and signs in 10 s; the old one stays published until its tokens have expired.',
  );
} finally {
  await database.close();
}
