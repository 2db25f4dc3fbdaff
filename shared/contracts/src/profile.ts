import { z } from 'zod/mini';
import { route } from './route.ts';
import { line } from './text.ts';

/** What a person decides about themselves, the same in each of their tenants. `version` grows with every change. */
export const Profile = z.object({ id: z.string(), email: z.string(), name: z.string(), version: z.number() });
export type Profile = z.infer<typeof Profile>;

/** The caller's own profile. */
export const profile = {
  get: route({
    method: 'GET',
    path: '/api/v1/profile',
    service: 'directory',
    permission: 'profile.manage',
    response: Profile,
  }),
  /** 409 `changed-meanwhile` when `version` is not the present one: read it again, then decide. */
  update: route({
    method: 'PATCH',
    path: '/api/v1/profile',
    service: 'directory',
    permission: 'profile.manage',
    body: z.object({ name: line(100), version: z.number() }),
    response: Profile,
  }),
} as const;
