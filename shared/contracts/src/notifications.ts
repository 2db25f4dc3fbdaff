import { z } from 'zod/mini';
import { notificationRoutes } from './notification-routes.ts';

/** The routes of the notifications service. */
export const notifications = notificationRoutes(z);

export type Notification = z.output<typeof notifications.list.response>['notifications'][number];
export type NotificationPreference = z.output<typeof notifications.setPreference.body>;
/** What a notification is about. */
export type NotificationKind = NotificationPreference['kind'];
