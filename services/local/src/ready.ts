import type { Configuration } from './configuration.ts';
import { addresses } from './services.ts';

const DEMO = `
  Sign in as     ada@acme.test      admin of Acme
                 ben@acme.test      member of Acme
                 cleo@globex.test   admin of Globex
                 olga@ficus.test    platform operator
  Password       ficus-demo
`;

/** Says that all is up, where, and with whose names to sign in. */
export function printReady(configuration: Configuration, took: string): void {
  const at = addresses(configuration);
  const hint = configuration.isDevelopment
    ? `  Development    an edit of host, remotes or shared is on the page at once; services start again by themselves
                 a view is the new one where its flag is on, or where Olga chooses it in the inspector (Alt+Shift+I)
`
    : '';
  console.log(`
Ready  ${at.gateway}   (after ${took})
${configuration.isDemo ? DEMO : ''}
  Flags          ${at.unleashPage}${configuration.unleash ? '' : '   admin / ficus-demo'}
                 switch on new_chat_mfe in the environment 'development', and watch the chat change
  Health         ${at.gateway}/health/services
${hint}
Ctrl-C stops everything. State is kept in .data; npm start -- --fresh begins anew.
`);
}
