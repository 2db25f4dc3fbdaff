import { notifications, type ServiceClaims } from '@ficus/contracts';
import {
  type Checks,
  createService,
  createTokenVerifier,
  implement,
  type LogOptions,
  type RateLimits,
  receiveEvents,
} from '@ficus/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { countUnread, markRead, readInbox } from './inbox.ts';
import { isLanguage } from './languages/languages.ts';
import { noteLanguage } from './languages/person-language.ts';
import { type Hearing, serveLive } from './live.ts';
import type { SendMail } from './mail/mail-queue.ts';
import { readPreferences, setPreference } from './preferences.ts';
import { createReactions } from './reactions.ts';
import type { NotificationsSchema } from './schema.ts';

/** What the notifications service works with. */
export interface NotificationsDependencies {
  readonly db: Kysely<NotificationsSchema>;
  /** Where the auth service publishes its keys. */
  readonly jwksUrl: string;
  readonly hearing: Hearing;
  readonly sendMail: SendMail;
  /** Address of the front door, for links. */
  readonly publicUrl: string;
  /** What deliveries of events are signed with. Absent: none are taken. */
  readonly eventsSecret?: string | undefined;
  readonly checks?: Checks;
  readonly log?: LogOptions;
  readonly limits?: RateLimits;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

const inboxOf = ({ sub, tenantId }: ServiceClaims) => ({ personId: sub, tenantId });

/** Makes the notifications service's app, not yet listening. */
export function createNotifications(dependencies: NotificationsDependencies): FastifyInstance {
  const {
    db,
    jwksUrl,
    sendMail,
    publicUrl,
    eventsSecret,
    checks,
    log,
    limits,
    now = Date.now,
  } = dependencies;
  const app = createService({
    name: 'notifications',
    verifier: createTokenVerifier({ jwksUrl }),
    ...(checks && { checks }),
    ...(log && { log }),
    ...(limits && { limits }),
  });

  implement(app, notifications.list, async ({ query, caller }) => {
    const inbox = inboxOf(caller);
    const { cursor } = query;
    const language = isLanguage(query.language) ? query.language : 'en';
    const [page, unread] = await Promise.all([
      readInbox(db, inbox, { cursor, language }),
      countUnread(db, inbox),
      query.language !== undefined && noteLanguage(db, caller.sub, language),
    ]);
    return { ...page, unread };
  });

  implement(app, notifications.markRead, async ({ body, caller }) => {
    const inbox = inboxOf(caller);
    await markRead(db, inbox, body.ids, now());
    return { unread: await countUnread(db, inbox) };
  });

  implement(app, notifications.preferences, async ({ caller }) => ({
    preferences: await readPreferences(db, caller.sub),
  }));

  implement(app, notifications.setPreference, async ({ body, caller }) => {
    await setPreference(db, caller.sub, body);
    return { preferences: await readPreferences(db, caller.sub) };
  });

  serveLive(app, dependencies.hearing);
  if (eventsSecret)
    receiveEvents(app, { db, secret: eventsSecret, now, reactions: createReactions(sendMail, publicUrl) });
  return app;
}
