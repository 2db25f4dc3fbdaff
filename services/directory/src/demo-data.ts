import type { Role } from '@ficus/contracts';

/** The demo's tenants. */
export const DEMO_TENANTS = [
  { id: 'acme', name: 'Acme' },
  { id: 'globex', name: 'Globex' },
  { id: 'ficus', name: 'Ficus' },
  { id: 'northwind', name: 'Northwind' },
];

/** The plans of the demo's tenants; the operators' own has none. Northwind's is full. */
export const DEMO_PLANS = [
  { tenant_id: 'acme', plan: 'team' },
  { tenant_id: 'globex', plan: 'team' },
  { tenant_id: 'northwind', plan: 'starter' },
] as const;

/** One of the demo's people. */
export interface DemoPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly tenant: string;
  readonly role: Role;
  /** Default: today. */
  readonly joinedDaysAgo?: number;
  readonly isDeactivated?: boolean;
}

/** Who of them acts in a second tenant too. They joined it later, so they begin in their first one. */
export const DEMO_SECOND_TENANTS = [{ person: 'user_ada', tenant: 'globex', role: 'member' }] as const;

/** Ada, Ben, Cleo and Olga have accounts; the others are there so that lists have something to list. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { id: 'user_ada', email: 'ada@acme.test', name: 'Ada Marsh', tenant: 'acme', role: 'admin' },
  { id: 'user_ben', email: 'ben@acme.test', name: 'Ben Okafor', tenant: 'acme', role: 'member' },
  { id: 'user_cleo', email: 'cleo@globex.test', name: 'Cleo Laurent', tenant: 'globex', role: 'admin' },
  { id: 'user_olga', email: 'olga@ficus.test', name: 'Olga Lind', tenant: 'ficus', role: 'operator' },
  {
    id: 'user_dara',
    email: 'dara@acme.test',
    name: 'Dara Quinn',
    tenant: 'acme',
    role: 'member',
    joinedDaysAgo: 210,
  },
  {
    id: 'user_emre',
    email: 'emre@acme.test',
    name: 'Emre Aydın',
    tenant: 'acme',
    role: 'admin',
    joinedDaysAgo: 160,
  },
  {
    id: 'user_fumi',
    email: 'fumi@acme.test',
    name: 'Fumi Ito',
    tenant: 'acme',
    role: 'member',
    joinedDaysAgo: 95,
  },
  {
    id: 'user_gita',
    email: 'gita@acme.test',
    name: 'Gita Rao',
    tenant: 'acme',
    role: 'member',
    joinedDaysAgo: 400,
    isDeactivated: true,
  },
  {
    id: 'user_hugo',
    email: 'hugo@globex.test',
    name: 'Hugo Peeters',
    tenant: 'globex',
    role: 'member',
    joinedDaysAgo: 30,
  },
  {
    id: 'user_iris',
    email: 'iris@northwind.test',
    name: 'Iris Holm',
    tenant: 'northwind',
    role: 'admin',
    joinedDaysAgo: 60,
  },
  {
    id: 'user_jonas',
    email: 'jonas@northwind.test',
    name: 'Jonas Weber',
    tenant: 'northwind',
    role: 'member',
    joinedDaysAgo: 58,
  },
  {
    id: 'user_kira',
    email: 'kira@northwind.test',
    name: 'Kira Tamm',
    tenant: 'northwind',
    role: 'member',
    joinedDaysAgo: 41,
  },
  {
    id: 'user_liam',
    email: 'liam@northwind.test',
    name: 'Liam Byrne',
    tenant: 'northwind',
    role: 'member',
    joinedDaysAgo: 12,
  },
];

/** The demo's open invitations; one has expired. */
export const DEMO_INVITATIONS = [
  {
    id: 'inv_ivan',
    email: 'ivan@acme.test',
    name: 'Ivan Petrov',
    role: 'member',
    tenant: 'acme',
    invitedBy: 'user_ada',
    goodForDays: 10,
  },
  {
    id: 'inv_jana',
    email: 'jana@acme.test',
    name: 'Jana Novák',
    role: 'admin',
    tenant: 'acme',
    invitedBy: 'user_ada',
    goodForDays: -2,
  },
  {
    id: 'inv_mona',
    email: 'mona@northwind.test',
    name: 'Mona Rossi',
    role: 'member',
    tenant: 'northwind',
    invitedBy: 'user_iris',
    goodForDays: 12,
  },
] as const;

/** The demo's workspaces. */
export const DEMO_WORKSPACES = [
  { id: 'ws_design', tenant: 'acme', name: 'Design', members: ['user_ada', 'user_ben', 'user_fumi'] },
  { id: 'ws_support', tenant: 'acme', name: 'Support', members: ['user_ben', 'user_dara'] },
  { id: 'ws_research', tenant: 'globex', name: 'Research', members: ['user_cleo', 'user_hugo'] },
  { id: 'ws_launch', tenant: 'northwind', name: 'Launch', members: ['user_iris', 'user_kira'] },
] as const;
