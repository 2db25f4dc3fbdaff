import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { DATA_FOLDER, PORTS, PROJECT } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

/** Runs one of the data's commands against the system under test. */
function run(program: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const file = path.join(PROJECT, `services/local/src/data/${program}.ts`);
  const env = { ...process.env, ...PORTS, FICUS_DATA: DATA_FOLDER };
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

/** Changes the monolith's rows behind the back of everybody, as a fault would. */
async function spoil(statement: string): Promise<void> {
  const { postgres } = JSON.parse(await readFile(path.join(DATA_FOLDER, 'secrets.json'), 'utf8'));
  const client = new pg.Client({
    connectionString: `postgres://ficus:${postgres}@127.0.0.1:${PORTS.POSTGRES_PORT}/ficus_monolith`,
  });
  await client.connect();
  await client.query(`begin; select set_config('ficus.sync', 'apply', true); ${statement}; commit`);
  await client.end();
}

/** What came of each walk so far, also of those before this test. */
async function outcomes(): Promise<unknown[]> {
  const records = await readFile(path.join(DATA_FOLDER, 'migrations.jsonl'), 'utf8').catch(() => '');
  return records
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).outcome);
}

test('one command walks the tenants, with a backup that was restored; what is spoilt stops it, is named and mended', {
  tag: '@long',
}, async ({ page, signIn, flags }) => {
  test.setTimeout(180_000);
  await signIn('ada');
  const stage = async () => (await page.request.get('/api/v1/tenants/acme')).headers()['x-migration-status'];

  const known = (await outcomes()).length;

  const dry = await run('migrate', 'tenants', '--to', 'live', '--dry-run');
  expect(dry.code, dry.output).toBe(0);
  expect(await stage()).toBe('complete');

  const there = await run('migrate', 'tenants', '--to', 'live', '--watch-s', '0');
  expect(there.code, there.output).toBe(0);
  for (const line of [
    'by rampdown → live',
    '✓ before: a backup of the monolith was taken and restored',
    '✓ before: a backup of the directory was taken and restored',
    '✓ at live: both sides have the same (0 differences)',
    'tenants: done',
  ])
    expect(there.output).toContain(line);
  expect(await stage()).toBe('live');

  await spoil(
    `update companies set name = 'Spoilt' where id = 'globex'; delete from team_users where user_id = 'user_hugo'`,
  );
  const found = await run('consistency');
  expect(found.code).toBe(1);
  expect(found.output.trim().split('\n')).toEqual([
    'tenant globex: name is "Spoilt" in the monolith, "Globex" in the directory',
    'member ws_research / user_hugo: not in the monolith',
    expect.stringMatching(/^2 differences in \d+ rows/),
  ]);
  const refused = await run('migrate', 'tenants', '--back', '--watch-s', '0');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('refused: nothing was changed');
  expect(await stage()).toBe('live');

  const mended = await run('consistency', '--repair');
  expect(mended.code, mended.output).toBe(0);
  expect(mended.output).toContain('Repaired: 2 rows in the monolith, 0 in the directory.');

  // What goes wrong on the way is found at the next stage, and everybody is where they were.
  const walking = run('migrate', 'tenants', '--to', 'complete', '--watch-s', '1');
  await expect.poll(stage, { timeout: 30_000 }).toBe('rampdown');
  await spoil(`update companies set name = 'Spoilt' where id = 'globex'`);
  const returned = await walking;
  expect(returned.code).toBe(1);
  expect(returned.output).toContain(
    '✗ at rampdown: both sides have the same (1 differences, such as: tenant globex',
  );
  expect(returned.output).toContain('→ back at live');
  await expect.poll(stage).toBe('live');
  expect((await run('consistency', '--repair')).code).toBe(0);
  expect((await run('backfill')).output).toContain('100 %');
  expect((await outcomes()).slice(known)).toEqual([
    'dry run: nothing was changed',
    'done',
    'refused: nothing was changed',
    'returned by itself: a check failed',
  ]);
  await flags.off('data_tenants');
});
