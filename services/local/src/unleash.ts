import path from 'node:path';
import { type Child, startChild } from './child.ts';
import type { Configuration } from './configuration.ts';
import { databaseUrl } from './postgres.ts';
import type { Secrets } from './secrets.ts';

/** Tokens of the Unleash in use, by what they may do. `admin` is absent where no one gave us one. */
export function unleashTokens({ unleash }: Configuration, secrets: Secrets) {
  if (unleash)
    return { client: unleash.clientToken, frontend: unleash.frontendToken, admin: unleash.adminToken };
  return embeddedTokens(secrets);
}

function embeddedTokens(secrets: Secrets) {
  return {
    client: `*:development.${secrets.clientToken}`,
    frontend: `*:development.${secrets.frontendToken}`,
    admin: `*:*.${secrets.adminToken}`,
  };
}

/** Starts the embedded Unleash. */
export function startUnleash(configuration: Configuration, secrets: Secrets): Promise<Child> {
  const tokens = embeddedTokens(secrets);
  return startChild({
    name: 'unleash',
    program: path.join(import.meta.dirname, 'processes/unleash.ts'),
    env: {
      DATABASE_URL: databaseUrl('unleash', configuration, secrets),
      PORT: String(configuration.ports.unleash),
      CLIENT_TOKEN: tokens.client,
      FRONTEND_TOKEN: tokens.frontend,
      ADMIN_TOKEN: tokens.admin,
      ...(configuration.flagsPollMs ? { FLAGS_POLL_MS: String(configuration.flagsPollMs) } : {}),
      LOG_LEVEL: 'warn',
      DATABASE_SSL: 'false',
      CHECK_VERSION: 'false',
      SEND_TELEMETRY: 'false',
    },
    logFolder: path.join(configuration.dataFolder, 'logs'),
  });
}
