import { createTestDatabase, type TestDatabase } from '@ficus/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DrilledSystem, startDrilledSystem } from './drilled-system.ts';
import { runDrill } from './run-drill.ts';

let databases: TestDatabase[];
let system: DrilledSystem;
beforeAll(async () => {
  databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
  const [auth = '', directory = '', monolith = ''] = databases.map(({ url }) => url);
  system = await startDrilledSystem({ auth, directory, monolith });
});
afterAll(async () => {
  await system.close();
  for (const database of databases) await database.drop();
});

test('off to complete and back twice, under writes, while processes die: nothing lost, doubled or different', async () => {
  const lines: string[] = [];
  const { timesMs, timesByStage, timesByState, ...result } = await runDrill(system, {
    clients: 6,
    stageMs: 900,
    killMs: 1_500,
    paceMs: 30,
    warmUpMs: 0,
    seed: 20_261_125,
    say: (line) => lines.push(line),
  });
  expect(result, lines.join('\n')).toMatchObject({
    lost: [],
    extra: [],
    discrepancies: [],
    conflicts: 0,
    errors: [],
  });
  expect(result.kills).toBeGreaterThan(0);
  expect([...timesByStage.values()].every(({ writes }) => writes.length > 0)).toBe(true);
  expect(timesMs.writes.length).toBeGreaterThan(50);
  const { up, restarting } = timesByState;
  expect(up.writes.length + restarting.writes.length).toBe(timesMs.writes.length);
}, 120_000);
