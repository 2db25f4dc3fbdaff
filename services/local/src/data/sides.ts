import { createSyncClient, type SyncClient } from '@ficus/service-kit/sync';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { readSecrets, type Secrets } from '../secrets.ts';
import { addresses } from '../services.ts';

/** The running system, and the two sides that have the tenants' data. */
export interface Sides {
  readonly configuration: Configuration;
  readonly secrets: Secrets;
  readonly monolith: SyncClient;
  readonly directory: SyncClient;
}

/** Finds them by the same variables as `npm start`. */
export async function findSides(env: NodeJS.ProcessEnv): Promise<Sides> {
  const configuration = readConfiguration([], env);
  const secrets = await readSecrets(configuration.dataFolder);
  const at = addresses(configuration);
  return {
    configuration,
    secrets,
    monolith: createSyncClient(at.monolith, secrets.sync),
    directory: createSyncClient(at.directory, secrets.sync),
  };
}
