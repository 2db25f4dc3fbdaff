// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createHarness, killed } from '../testing/harness.ts';
import { NewChat, openWrapperPage } from '../testing/wrapper-page.tsx';

const page = openWrapperPage({ isStrict: true });

describe('MigrationWrapper in StrictMode', () => {
  it('loads and swaps as ever', async () => {
    const h = createHarness();
    await page.withRemote(h, (attempt) => <NewChat h={h} attempt={attempt} />);
    h.controller.decisionChanged(killed);
    await page.legacyComes(h);
    expect(page.text()).toBe('old chat');
    expect(h.remoteCalls).toHaveLength(1);
    expect(h.eventTypes()).not.toContain('fenced-late-arrival');
  });
});
