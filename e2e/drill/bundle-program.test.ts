import { startService } from '@ficus/service-kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from './bundle-program.ts';
import { MAINS } from './drilled-system.ts';

test('a bundle of the front door is as good as its sources', async () => {
  const folder = new URL('../../node_modules/.cache/drill-test/', import.meta.url);
  const front = await startService(await bundleProgram(MAINS.gateway, folder), { PORT: '0' });
  onTestFinished(async () => {
    front.child.kill('SIGTERM');
    await front.ended;
  });
  expect(front.child.spawnargs.join(' ')).toContain('drill-test/main.mjs');
  expect((await fetch(`${front.url}/api/v1/no-such-thing`)).status).toBe(404);
}, 30_000);
