import { parseArgs } from 'node:util';
import { openDatabase, postgresUrl, readEnvironment } from '@ficus/service-kit';
import { z } from 'zod/mini';
import { makeHistory } from './history.ts';
import { migrations } from './migrations.ts';

/** Fills the database of `DATABASE_URL` with history: 20 tenants and 200 people, or as many as `--tenants`, `--people` say. */
const { values } = parseArgs({
  options: {
    tenants: { type: 'string', default: '20' },
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const { DATABASE_URL: url } = readEnvironment(z.object({ DATABASE_URL: postgresUrl }));
const database = await openDatabase<object>({ url, migrations });
const size = { tenants: Number(values.tenants), people: Number(values.people), seed: Number(values.seed) };
const begun = performance.now();
await makeHistory(database.db, size);
await database.close();
console.log(
  `${size.tenants} tenants and ${size.people} people (seed ${size.seed}) in ${((performance.now() - begun) / 1000).toFixed(1)} s`,
);
