import { expect, test } from '../test.ts';

/** Down the way and up again, over each border. */
const WALK = [
  ['live', 'directory'],
  ['shadow', 'monolith'],
  ['off', 'monolith'],
  ['dualwrite', 'monolith'],
  ['rampdown', 'directory'],
  ['complete', 'directory'],
] as const;

test('one flag walks the tenants to the monolith and back, while somebody works in them', async ({
  page,
  signIn,
  flags,
  tenants,
}) => {
  const made: string[] = [];
  await signIn('ada');
  await page.goto('/tenants');
  const stage = async (name: string) => {
    await flags.on('data_tenants', {
      variant: { name, payload: { type: 'json', value: '{}' } },
    });
  };
  for (const [name, side] of WALK) {
    await stage(name);
    await expect
      .poll(
        async () => {
          const answer = await page.request.get('/api/v1/tenants/acme');
          return [answer.headers()['x-migration-status'], answer.headers()['x-served-by']];
        },
        { timeout: 10_000 },
      )
      .toEqual([name, side]);
    const workspace = `Moved ${name} ${Date.now()}`;
    const answer = await page.request.post('/api/v1/tenants/acme/workspaces', { data: { name: workspace } });
    expect([answer.status(), answer.headers()['x-served-by']]).toEqual([200, side]);
    made.push(workspace);
    const { workspaces } = (await (await page.request.get('/api/v1/tenants/acme/workspaces')).json()) as {
      workspaces: { name: string }[];
    };
    expect(workspaces.map((one) => one.name)).toEqual(expect.arrayContaining(made));
  }
  await tenants.open('legacy');
  await tenants.openPart('Workspaces');
  for (const name of made) await expect(tenants.row('Workspaces', name)).toBeVisible();
});

test('use_monolith sends everything back, sooner than a poll of the flags would, and lets it go again', async ({
  page,
  signIn,
  flags,
}) => {
  await signIn('olga');
  const servedBy = async () => (await page.request.get('/api/v1/people')).headers()['x-served-by'];
  expect(await servedBy()).toBe('directory');
  await flags.on('use_monolith');
  await expect.poll(servedBy, { timeout: 10_000 }).toBe('monolith');
  const report = (await (await page.request.get('/api/migration')).json()) as {
    routes: Record<string, { legacy: number }>;
    sync: Record<string, { lagMs: number; isConnected: boolean }>;
  };
  expect(report.routes['GET /api/v1/people']?.legacy).toBeGreaterThan(0);
  for (const side of ['directory', 'monolith'])
    expect(report.sync[side]).toMatchObject({ isConnected: true });
  await flags.off('use_monolith');
  await expect.poll(servedBy, { timeout: 10_000 }).toBe('directory');
});
