import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildShowcase } from '../../shared/ui/showcase/build-showcase.ts';
import { serveShowcase } from '../../shared/ui/showcase/serve-showcase.ts';
import { expectAccessible } from '../pages/expect-accessible.ts';
import { PROJECT } from '../system/addresses.ts';
import { expect, test } from '../test.ts';

let server: Server;
let address: string;

test.beforeAll(async () => {
  const output = path.join(PROJECT, 'test-results/showcase');
  await mkdir(output, { recursive: true });
  await buildShowcase({ output });
  server = serveShowcase(output);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

async function open(page: Page, colorScheme: 'light' | 'dark', width: number) {
  await page.setViewportSize({ width, height: 900 });
  // What fades is measured half faded otherwise.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Ficus components' })).toBeVisible();
}

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 360],
] as const) {
  test(`every component is accessible in ${colorScheme} colours at ${width} px`, {
    tag: width === 1440 ? '@long' : [],
  }, async ({ page }) => {
    await open(page, colorScheme, width);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Dialog', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Invite a colleague' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await expect(page.getByRole('option', { name: /Admin/ })).toBeVisible();
    await expectAccessible(page, '[role=dialog], [role=listbox]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByRole('button', { name: 'Confirm by typing' }).click();
    await expect(page.getByLabel('Type Design to confirm')).toBeFocused();
    await expectAccessible(page, '[role=alertdialog]');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Toast', exact: true }).click();
    await page.getByRole('button', { name: 'Toast of an error' }).click();
    await expect(page.getByText('The directory does not answer')).toHaveCount(2);
    await page.getByRole('button', { name: 'More actions' }).first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page, '[role=menu], [role=dialog], [role=alertdialog]');
  });
}

test('nothing is wider than a phone, and every table stays a table', async ({ page }) => {
  await open(page, 'light', 360);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
  const table = page.getByRole('table', { name: 'People of Acme' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await table.getByRole('button', { name: 'Name' }).click();
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('rowheader').first()).toHaveText('Élodie Öst');
});
