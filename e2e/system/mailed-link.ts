import { expect } from '@playwright/test';
import { connectDatabase } from './connect-database.ts';

/** Where the link of the last e-mail to an address leads, as soon as it is another than `before`. */
export async function mailedLink(email: string, before = ''): Promise<string> {
  const database = await connectDatabase('notifications');
  try {
    let link = '';
    await expect
      .poll(
        async () => {
          const { rows } = await database.query<{ text: string }>(
            'select text from mails where recipient = $1 order by created_at desc limit 1',
            [email],
          );
          link = /\/sign-in\?link#\S+/.exec(rows[0]?.text ?? '')?.[0] ?? '';
          return link !== '' && !before.endsWith(link);
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    return link;
  } finally {
    await database.end();
  }
}
