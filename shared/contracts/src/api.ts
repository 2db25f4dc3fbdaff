import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { chat } from './chat.ts';
import { documents } from './documents.ts';
import { invitations, people } from './people.ts';
import { profile } from './profile.ts';
import { tenants } from './tenants.ts';
import { workspaces } from './workspaces.ts';

/** Every route of every service, by resource: what the service client derives its calls from. */
export const api = {
  auth,
  profile,
  people,
  invitations,
  tenants,
  workspaces,
  audit,
  chat,
  documents,
} as const;
export type Api = typeof api;
