import { z } from 'zod/mini';
import { PEOPLE_CHANGE_LIMIT } from './people-limit.ts';
import { Role } from './person.ts';
import { route } from './route.ts';
import { Email, line, page, Search } from './text.ts';

/** `invited` has not joined yet; `deactivated` may not act, and can be reactivated. */
export const PersonStatus = z.enum(['active', 'invited', 'deactivated']);
export type PersonStatus = z.infer<typeof PersonStatus>;

/** One person of a tenant, as lists show them. Times in milliseconds since 1970. */
export const PersonSummary = z.object({
  /** Of someone invited: the id of the invitation. */
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  status: PersonStatus,
  /** When they joined the tenant, or were invited to it. */
  joinedAt: z.number(),
  /** When the invitation ends, or ended; for status `invited` only. */
  expiresAt: z.optional(z.number()),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

/** One person with the workspaces they belong to, archived ones left out. */
export const PersonDetails = z.extend(PersonSummary, {
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** How a list of people is searched, narrowed, ordered and read page by page. */
export const PeopleQuery = z.object({
  ...page,
  search: Search,
  role: z.optional(Role),
  status: z.optional(PersonStatus),
  /** Default: `name`. Equals are ordered by name. */
  sort: z.optional(z.enum(['name', 'email', 'role', 'joined'])),
  /** Default: `asc`. */
  order: z.optional(z.enum(['asc', 'desc'])),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** A page of people; `total` counts all that the search and filters find. No `nextCursor`: the last page. */
export const PeoplePage = z.object({
  people: z.array(PersonSummary),
  total: z.number(),
  nextCursor: z.optional(z.string()),
});
export type PeoplePage = z.infer<typeof PeoplePage>;

/** An open invitation. It is over when it has been accepted or revoked; one that has expired can be sent again. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  /** Name of who sent it, as long as the directory knows them. */
  invitedBy: z.optional(z.string()),
  createdAt: z.number(),
  expiresAt: z.number(),
  isExpired: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Whom to invite, as what. */
export const InvitePerson = z.object({ email: Email, name: line(100), role: Role });
export type InvitePerson = z.infer<typeof InvitePerson>;

/** What is done to each of many people. `remove` takes them out of the tenant, or their invitation back. */
export const PeopleChange = z.union([
  z.object({ kind: z.literal('role'), role: Role }),
  z.object({ kind: z.enum(['deactivate', 'reactivate', 'resend', 'remove']) }),
]);
export type PeopleChange = z.infer<typeof PeopleChange>;

/** Whom, and what. */
export const ChangePeople = z.object({
  ids: z
    .array(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\0]*$/)))
    .check(z.minLength(1), z.maxLength(PEOPLE_CHANGE_LIMIT)),
  change: PeopleChange,
});
export type ChangePeople = z.infer<typeof ChangePeople>;

/** How it went for one of them. */
export const PersonChangeResult = z.object({
  id: z.string(),
  /** As they are now; absent for who is not here any more, and where it was refused. */
  person: z.optional(PersonSummary),
  /** Why nothing was changed: what the route for one of them would answer. Absent: it was done. */
  refusal: z.optional(z.object({ code: z.string(), title: z.string(), detail: z.optional(z.string()) })),
});
export type PersonChangeResult = z.infer<typeof PersonChangeResult>;

/**
 * People of the caller's own tenant; those of others are answered 404 `no-such-person`. A role may be given, or taken
 * away, only by someone who has all of its permissions. 409 `last-admin` keeps one active person who may manage.
 */
export const people = {
  list: route({
    method: 'GET',
    path: '/api/v1/people',
    service: 'directory',
    permission: 'people.read',
    query: PeopleQuery,
    response: PeoplePage,
  }),
  get: route({
    method: 'GET',
    path: '/api/v1/people/:id',
    service: 'directory',
    permission: 'people.read',
    response: PersonDetails,
  }),
  /**
   * Invites, once per address: a second time changes the name and the role, and renews an invitation that has expired.
   * 409 `already-here` for someone who has joined, deactivated or not.
   */
  invite: route({
    method: 'POST',
    path: '/api/v1/invitations',
    service: 'directory',
    permission: 'people.invite',
    idempotent: true,
    body: InvitePerson,
    response: Invitation,
  }),
  /** Ends their sessions within seconds. 409 `own-account` for oneself. */
  deactivate: route({
    method: 'POST',
    path: '/api/v1/people/:id/deactivate',
    service: 'directory',
    permission: 'people.manage',
    idempotent: true,
    response: PersonSummary,
  }),
  reactivate: route({
    method: 'POST',
    path: '/api/v1/people/:id/reactivate',
    service: 'directory',
    permission: 'people.manage',
    idempotent: true,
    response: PersonSummary,
  }),
  changeRole: route({
    method: 'PUT',
    path: '/api/v1/people/:id/role',
    service: 'directory',
    permission: 'people.manage',
    body: z.object({ role: Role }),
    response: PersonSummary,
  }),
  /**
   * Does the same to many, each for themselves, in the order given: what is refused for one keeps nobody else from it.
   * A result for each id, once. Besides what the routes for one answer: `not-joined` for somebody invited, and
   * `already-here` for whom no invitation waits.
   */
  change: route({
    method: 'POST',
    path: '/api/v1/people/changes',
    service: 'directory',
    permission: 'people.manage',
    keyed: true,
    body: ChangePeople,
    response: z.object({ results: z.array(PersonChangeResult) }),
  }),
} as const;

/** Open invitations of the caller's own tenant; `people.invite` makes them, `tenants.invitations` lists them. */
export const invitations = {
  /** Begins its time anew: the tenant's `invitationDays` from now. */
  resend: route({
    method: 'POST',
    path: '/api/v1/invitations/:id/resend',
    service: 'directory',
    permission: 'people.invite',
    idempotent: true,
    response: Invitation,
  }),
  revoke: route({
    method: 'DELETE',
    path: '/api/v1/invitations/:id',
    service: 'directory',
    permission: 'people.invite',
  }),
} as const;
