import { z } from 'zod/mini';
import { invitationAcceptanceRoutes } from './invitation-acceptance-routes.ts';

/** The routes by which invitations are accepted. */
export const invitationAcceptances = invitationAcceptanceRoutes(z);
