import type { NotificationKind } from '@ficus/contracts';
import type { ColumnType, Generated } from 'kysely';

/** How an e-mail fared: `skipped` where there is no server to bring it to. */
export type MailState = 'waiting' | 'sent' | 'refused' | 'skipped';

/** The tables that `migrations.ts` makes. */
export interface NotificationsSchema {
  notifications: {
    id: string;
    person_id: string;
    tenant_id: string;
    kind: string;
    title: string;
    text: string;
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
