import type { z as Library } from 'zod/mini';
import { route } from './route.ts';

/** What of the schema library the routes below are made of. */
export type Schemas = Pick<
  typeof Library,
  'object' | 'string' | 'number' | 'boolean' | 'optional' | 'array' | 'enum'
>;

/**
 * The inbox of the caller in the tenant in which they act. The library is handed in: a page reads this after its view,
 * and a later chunk that imported what the first load has would make that grow.
 */
export function notificationRoutes(z: Schemas) {
  const Kind = z.enum(['welcome', 'role-changed', 'tenant-renamed']);
  /** One notification. Times in milliseconds since 1970. */
  const Notification = z.object({
    id: z.string(),
    /** One of the kinds, or one that this copy of the contracts does not know. */
    kind: z.string(),
    title: z.string(),
    text: z.string(),
    /** What its words are in, such as `de`. Absent: English. */
    language: z.optional(z.string()),
    createdAt: z.number(),
    /** Absent while it is unread. */
    readAt: z.optional(z.number()),
  });
  /** How a person is told of one kind: in the inbox of the page, by e-mail. */
  const Preference = z.object({ kind: Kind, inbox: z.boolean(), email: z.boolean() });
  const Preferences = z.object({ preferences: z.array(Preference) });

  return {
    /**
     * 25 at a time, the newest first; `unread` counts all of them, whatever the page. They come in the caller's language
     * where the service speaks it, and e-mails to them from then on, too.
     */
    list: route({
      method: 'GET',
      path: '/api/v1/notifications',
      service: 'notifications',
      query: z.object({ cursor: z.optional(z.string()), language: z.optional(z.string()) }),
      response: z.object({
        unread: z.number(),
        notifications: z.array(Notification),
        nextCursor: z.optional(z.string()),
      }),
    }),
    /** Those with these ids, or all; ids of nobody, or of somebody else, are passed over. */
    markRead: route({
      method: 'POST',
      path: '/api/v1/notifications/read',
      service: 'notifications',
      idempotent: true,
      body: z.object({ ids: z.optional(z.array(z.string())) }),
      response: z.object({ unread: z.number() }),
    }),
    /** One for each kind. They hold in every tenant of the person. */
    preferences: route({
      method: 'GET',
      path: '/api/v1/notification-preferences',
      service: 'notifications',
      response: Preferences,
    }),
    setPreference: route({
      method: 'PUT',
      path: '/api/v1/notification-preferences',
      service: 'notifications',
      body: Preference,
      response: Preferences,
    }),
  } as const;
}
