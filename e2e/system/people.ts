/** The demo people, as legacy sessions name them. */
export const PEOPLE = {
  ada: { id: 'user_ada', email: 'ada@acme.test', name: 'Ada Marsh', role: 'admin', tenant: 'acme' },
  ben: { id: 'user_ben', email: 'ben@acme.test', name: 'Ben Okafor', role: 'member', tenant: 'acme' },
  cleo: { id: 'user_cleo', email: 'cleo@globex.test', name: 'Cleo Laurent', role: 'admin', tenant: 'globex' },
  olga: { id: 'user_olga', email: 'olga@ficus.test', name: 'Olga Lind', role: 'operator', tenant: 'ficus' },
} as const;
export type PersonName = keyof typeof PEOPLE;
export const PASSWORD = 'ficus-demo';
