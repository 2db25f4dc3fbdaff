/** Demo accounts that the sign-in page offers; the document names them on the embedded default only. */
export const DEMO_PEOPLE = [
  { email: 'ada@acme.test', name: 'Ada Marsh', detail: 'Admin of Acme', password: 'ficus-demo' },
  { email: 'ben@acme.test', name: 'Ben Okafor', detail: 'Member of Acme', password: 'ficus-demo' },
  { email: 'cleo@globex.test', name: 'Cleo Laurent', detail: 'Admin of Globex', password: 'ficus-demo' },
  { email: 'olga@ficus.test', name: 'Olga Lind', detail: 'Platform operator', password: 'ficus-demo' },
];
