import type { NotificationKind } from '@ficus/contracts';
import type { ColumnType, Generated } from 'kysely';
import type { Language } from './languages/languages.ts';
import type { Words } from './templates.ts';

/** How an e-mail fared: `skipped` where there is no server to bring it to. */
export type MailState = 'waiting' | 'sent' | 'refused' | 'skipped';

/** What was told, in the languages beside English that were spoken then. */
export type Translations = Partial<Record<Language, Words>>;

/** The tables that `migrations.ts` makes. */
export interface NotificationsSchema {
  notifications: {
    id: string;
    person_id: string;
    tenant_id: string;
    kind: string;
    title: string;
    text: string;
    translations: ColumnType<Translations, string, never>;
    created_at: ColumnType<Date, Date, never>;
    read_at: ColumnType<Date | null, never, Date>;
  };
  /** Only what a person has decided; the rest has its default. */
  preferences: {
    person_id: string;
    kind: NotificationKind;
    inbox: boolean;
    email: boolean;
  };
  /** The language in which a person last had a page; absent: English. */
  languages: {
    person_id: string;
    language: string;
  };
  /** Who operates the platform, as was last heard, and in which tenant they do. */
  operators: {
    person_id: string;
    tenant_id: string;
    email: string;
  };
  /** The delivery log of e-mails. */
  mails: {
    id: string;
    /** The event that led to it. */
    event_id: string;
    recipient: string;
    subject: string;
    text: string;
    state: MailState;
    attempts: Generated<number>;
    /** What the server last said. */
    answer: string | null;
    created_at: ColumnType<Date, Date, never>;
    done_at: Date | null;
  };
}
