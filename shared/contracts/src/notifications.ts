import { z } from 'zod/mini';
import { route } from './route.ts';
import { page } from './text.ts';

/** What a notification is about. */
export const NotificationKind = z.enum(['welcome', 'role-changed', 'tenant-renamed']);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** One notification of the caller's, in the tenant in which they act. Times in milliseconds since 1970. */
export const Notification = z.object({
  id: z.string(),
  /** A `NotificationKind`, or one that this copy of the contracts does not know. */
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  createdAt: z.number(),
  /** Absent while it is unread. */
  readAt: z.optional(z.number()),
});
export type Notification = z.infer<typeof Notification>;

/** How a person is told of one kind. */
export const NotificationPreference = z.object({
  kind: NotificationKind,
  /** In the inbox of the page. */
  inbox: z.boolean(),
  /** By e-mail. */
  email: z.boolean(),
});
export type NotificationPreference = z.infer<typeof NotificationPreference>;

const Preferences = z.object({ preferences: z.array(NotificationPreference) });
const Unread = z.object({ unread: z.number() });

/** The inbox of the caller in the tenant in which they act. */
export const notifications = {
  /** The newest first; `unread` counts all of them, whatever the page. */
  list: route({
    method: 'GET',
    path: '/api/v1/notifications',
    service: 'notifications',
    query: z.object(page),
    response: z.extend(Unread, {
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
    body: z.object({ ids: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100))) }),
    response: Unread,
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
    body: NotificationPreference,
    response: Preferences,
  }),
} as const;
