import { api } from './api.ts';
import { auditFiles } from './audit.ts';
import { explanations } from './explanations.ts';
import { invitationAcceptances } from './invitation-acceptances.ts';
import { notifications } from './notifications.ts';
import { passwordLinks } from './password-links.ts';
import { personCreations } from './person-creations.ts';
import { rollout } from './rollout.ts';
import { tenantCare } from './tenant-care.ts';
import { views } from './views.ts';

/** Routes of what comes after the view, by resource: in a module of their own, they are no part of the first load. */
export const lateApi = { notifications } as const;
export type LateApi = typeof lateApi;

/** Routes for operators alone, by resource: those of their page in the admin, no part of anybody's first load. */
export const operatorsApi = { rollout, views, explanations } as const;

/** Routes that are asked from chunks which come when they are needed, and from nowhere else. */
export const seldomApi = { tenantCare, personCreations, passwordLinks, invitationAcceptances } as const;

/** Every route of every service. */
export const wholeApi = { ...api, ...lateApi, ...operatorsApi, ...seldomApi, auditFiles } as const;
