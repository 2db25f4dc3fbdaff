import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** What stands where in the README's picture of the new views: two wide ones and a phone in each row. */
const ROWS = [
  ['chat-rich.remote.1440.light', 'admin-people.remote.1440.dark', 'chat-rich.remote.360.light'],
  [
    'tenants-workspaces.remote.1440.light',
    'admin-person.remote.1440.light',
    'tenants-members.remote.360.dark',
  ],
] as const;

/** Lays pictures of the tour side by side and writes that to `to`. */
export async function composePicture(page: Page, folder: string, to: string): Promise<void> {
  const rows = await Promise.all(
    ROWS.map((names) => Promise.all(names.map((name) => picture(folder, name)))),
  );
  await page.setViewportSize({ width: 1400, height: 780 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 14px; display: grid; grid-template-columns: 1fr 1fr 177px; gap: 12px; background: #dfe5de; }
    img { box-sizing: border-box; inline-size: 100%; block-size: 363px; object-fit: cover; object-position: top;
      border-radius: 10px; border: 1px solid #b9c6bb; }
  </style>${rows.flat().join('')}`);
  await page.locator('img').last().waitFor();
  await page.locator('body').screenshot({ path: to });
}

async function picture(folder: string, name: string): Promise<string> {
  const bytes = await readFile(path.join(folder, `${name}.png`));
  return `<img alt="" src="data:image/png;base64,${bytes.toString('base64')}">`;
}
