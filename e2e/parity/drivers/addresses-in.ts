import { expect, type Locator } from '@playwright/test';

/** E-mail addresses in the rows of a table, in their order: what both generations show of somebody. */
export async function addressesIn(table: Locator): Promise<string[]> {
  const rows = table.getByRole('row').filter({ hasText: '@' });
  await expect(rows.first()).toBeVisible();
  return (await rows.allInnerTexts()).flatMap((text) => /[^\s@]+@[^\s@]+/.exec(text)?.[0] ?? []);
}
