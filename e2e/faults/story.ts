import { test as base } from '../test.ts';
import { noteResult } from './results.ts';

/** A test that is a row of the matrix: noted like those of the table when it held. */
const test = base.extend<{ noted: undefined }>({
  noted: [
    async ({ page }, use, info) => {
      await use(undefined);
      if (info.status !== info.expectedStatus) return;
      const section = page.locator('section[data-feature="chat"]');
      const read = (name: string) => section.getAttribute(name, { timeout: 1000 }).catch(() => null);
      const [where = '', ...fault] = info.title.split(': ');
      const [view, reason] = await Promise.all([read('data-view'), read('data-reason')]);
      const ms = Math.round(info.duration);
      await noteResult({
        where,
        fault: fault.join(': '),
        by: 'story',
        view: view ?? '',
        reason: reason ?? '',
        ms,
      });
    },
    { auto: true },
  ],
});

type Body = Parameters<typeof test>[2];

/** A row of the matrix that is a story of its own. Only those that are `short` run in the short run. */
export function row(where: string, fault: string, options: { short?: boolean }, body: Body): void {
  test(`${where}: ${fault}`, { tag: options.short ? ['@fault', '@short'] : ['@fault'] }, body);
}

export { test };
