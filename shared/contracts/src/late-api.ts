import { api } from './api.ts';
import { auditFiles } from './audit.ts';
import { notifications } from './notifications.ts';

/** Routes of what comes after the view, by resource: in a module of their own, they are no part of the first load. */
export const lateApi = { notifications } as const;
export type LateApi = typeof lateApi;

/** Every route of every service. */
export const wholeApi = { ...api, ...lateApi, auditFiles } as const;
