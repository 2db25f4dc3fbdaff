import type { Kysely } from 'kysely';
import type { NotificationsSchema } from '../schema.ts';
import { isLanguage, type Language } from './languages.ts';

/** The language in which a person last had a page; English where nobody knows it. */
export async function languageOf(
  db: Kysely<NotificationsSchema>,
  personId: string | undefined,
): Promise<Language> {
  if (personId === undefined) return 'en';
  const found = await db
    .selectFrom('languages')
    .where('person_id', '=', personId)
    .select('language')
    .executeTakeFirst();
  return isLanguage(found?.language) ? found.language : 'en';
}

/** Keeps the language of a person's page for what goes to them by e-mail; of who has English nothing is kept. */
export async function noteLanguage(
  db: Kysely<NotificationsSchema>,
  personId: string,
  language: Language,
): Promise<void> {
  // It hardly ever changes, and is noted at each look into the inbox.
  if ((await languageOf(db, personId)) === language) return;
  if (language === 'en') {
    await db.deleteFrom('languages').where('person_id', '=', personId).execute();
    return;
  }
  await db
    .insertInto('languages')
    .values({ person_id: personId, language })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ language }))
    .execute();
}
