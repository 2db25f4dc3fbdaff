import { z } from 'zod/mini';
import { NewPassword } from './auth.ts';
import { passwordLinkRoutes } from './password-link-routes.ts';
import { Email } from './text.ts';

/** The routes of links by which somebody sets a password. */
export const passwordLinks = passwordLinkRoutes(z, { Password: NewPassword, Email });
