import type { addresses } from './services.ts';

/** Says that all is up, where, and with whose names to sign in. */
export function printReady(at: ReturnType<typeof addresses>, took: string): void {
  console.log(`
Ready  ${at.gateway}   (after ${took})

  Sign in as     ada@acme.test      admin of Acme
                 ben@acme.test      member of Acme
                 cleo@globex.test   admin of Globex
                 olga@ficus.test    platform operator
  Password       ficus-demo

  Flags          ${at.unleashPage}   admin / ficus-demo
                 switch on new_chat_mfe in the environment 'development', and watch the chat change
  Health         ${at.gateway}/health/services

Ctrl-C stops everything. State is kept in .data; npm start -- --fresh begins anew.
`);
}
