import { GENERATIONS } from '../generation.ts';
import type { Mutant } from './mutant.ts';
import { notSent, sentTo, sentTwice, withBody } from './on-the-network.ts';

const INVITE = { method: 'POST', path: /\/invitations$/ } as const;
const REVOKE = { method: 'DELETE', path: /\/invitations\/[^/]+$/ } as const;
const RESEND = { method: 'POST', path: /\/invitations\/[^/]+\/resend$/ } as const;
const ROLE = { method: 'PUT', path: /\/role$/ } as const;
const MAKE_WORKSPACE = { method: 'POST', path: /\/workspaces$/ } as const;
const SETTINGS = { method: 'PATCH', path: /\/tenants\/acme$/ } as const;

/** Both views call the same addresses in admin and tenants, so each of these bugs is planted in either. */
const IN_EITHER: readonly Omit<Mutant, 'generation'>[] = [
  {
    name: 'forgets which role was chosen',
    job: 'admin: invites an admin',
    isShort: true,
    plant: withBody(INVITE, ({ role: _chosen, ...rest }) => ({ ...rest, role: 'member' })),
  },
  {
    name: 'invites twice, the second time with a letter too much',
    job: 'admin: invites a member',
    plant: sentTwice(INVITE, (body) => ({ ...body, email: `x${body.email}` })),
  },
  {
    name: 'sends the invitation again in place of revoking it',
    job: 'admin: revokes an invitation',
    plant: sentTo(REVOKE, 'POST', (url) => `${url}/resend`),
  },
  {
    name: 'says that it was sent again, and sends nothing',
    job: 'admin: sends an invitation again',
    plant: notSent(RESEND, async (page, url) => {
      const answer = await page.request.get('/api/v1/tenants/acme/invitations');
      const { invitations } = (await answer.json()) as { invitations: { id: string }[] };
      return invitations.find(({ id }) => url.includes(id));
    }),
  },
  {
    name: 'gives the role that they have',
    job: 'admin: makes a member an admin',
    plant: withBody(ROLE, () => ({ role: 'member' })),
  },
  {
    name: 'writes the name in small letters',
    job: 'tenants: makes a workspace',
    plant: withBody(MAKE_WORKSPACE, ({ name }) => ({ name: String(name).toLowerCase() })),
  },
  {
    name: 'ignores the domains',
    job: 'tenants: changes how long invitations are good, and for which addresses',
    plant: withBody(SETTINGS, (body) => ({
      ...body,
      settings: { ...(body.settings as object), emailDomains: [] },
    })),
  },
];

interface Carried {
  readonly conversations: readonly { readonly messages: readonly object[] }[];
}

const IN_ONE: readonly Mutant[] = [
  {
    name: 'loses the answer when a conversation is carried over',
    generation: 'legacy',
    job: 'chat: starts a conversation and gets an answer',
    plant: withBody({ method: 'POST', path: /\/conversation-imports$/ }, (body) => ({
      conversations: (body as unknown as Carried).conversations.map((one) => ({
        ...one,
        messages: one.messages.slice(0, 1),
      })),
    })),
  },
  {
    name: 'deletes in the browser alone',
    generation: 'legacy',
    job: 'chat: deletes a conversation',
    plant: notSent({ method: 'DELETE', path: /\/conversations\/[^/]+$/ }, async () => undefined),
  },
  {
    name: 'sends a message into two conversations',
    generation: 'remote',
    job: 'chat: starts a conversation and gets an answer',
    plant: sentTwice(
      { method: 'POST', path: /\/messages\/stream$/ },
      (body) => ({ message: { ...(body.message as object), id: crypto.randomUUID() } }),
      (url) => url.replace(/(conversations\/)[^/]+/, `$1${crypto.randomUUID()}`),
    ),
  },
];

/** Bugs in what a view sends. */
export const NETWORK_MUTANTS: readonly Mutant[] = [
  ...GENERATIONS.flatMap((generation) => IN_EITHER.map((mutant) => ({ ...mutant, generation }))),
  ...IN_ONE,
];
