import { createTestDatabase } from '@ficus/service-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { startDrilledSystem } from './drilled-system.ts';
import { runDrill } from './run-drill.ts';

test.each([
  ['one process of each, back soon', 1],
  ['two processes of each, one of which goes on', 2],
])(
  'off to complete and back twice, under writes, while processes die, %s: nothing lost, doubled or different',
  async (_how, replicas) => {
    const databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
    onTestFinished(async () => {
      for (const database of databases) await database.drop();
    });
    const [auth = '', directory = '', monolith = ''] = databases.map(({ url }) => url);
    const system = await startDrilledSystem({ auth, directory, monolith }, { replicas });
    // Before the databases go: what is done last is registered last.
    onTestFinished(() => system.close());
    const lines: string[] = [];
    const {
      timesMs,
      timesByStage,
      timesByState,
      deaths,
      calls: _calls,
      ...result
    } = await runDrill(system, {
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
    expect(deaths.length).toBeGreaterThan(0);
    expect([...timesByStage.values()].every(({ writes }) => writes.length > 0)).toBe(true);
    expect(timesMs.writes.length).toBeGreaterThan(50);
    const { up, restarting } = timesByState;
    expect(up.writes.length + restarting.writes.length).toBe(timesMs.writes.length);
  },
  120_000,
);
