import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { publishRemote, VersionTaken } from '@ficus/remote-kit/webpack';
import { buildStale } from './build.ts';
import { type Child, ChildFailed } from './child.ts';
import {
  type Configuration,
  ConfigurationError,
  parseConfiguration,
  readConfiguration,
} from './configuration.ts';
import { FLAGGED } from './flagged.ts';
import { createMissingFlags } from './flags.ts';
import { endLeftover, forgetPostgres, makeDatabases, startPostgres } from './postgres.ts';
import { say, seconds, step } from './progress.ts';
import { printReady } from './ready.ts';
import { remoteFolders } from './remotes.ts';
import { claimFolder } from './running.ts';
import { readSecrets } from './secrets.ts';
import { addresses, originFolder, type Starter, serviceStarters, startGateway } from './services.ts';
import { stopSignal } from './stop-signal.ts';
import { supervise } from './supervise.ts';
import { faultsAround } from './surroundings.ts';
import { startUnleash, unleashTokens } from './unleash.ts';
import { rerunOnChange } from './watch/rerun-on-change.ts';

/** Ctrl-C ends everything within five seconds: what has not stopped by then is ended by force. */
const GRACE_MS = 1500;

/** Runs the whole system until it is told to stop; resolves with the exit code. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const stop = stopSignal();
  const children: Child[] = [];
  try {
    if (args.includes('--check')) {
      const { configuration, faults } = parseConfiguration(args, env);
      refuse([...faults, ...(await faultsAround(configuration))]);
      console.log('The configuration is sound, and everything that it names is there.');
      return 0;
    }
    const configuration = readConfiguration(args, env);
    const starting = start(configuration, (child) => children.push(child), stop.isAsked);
    // Nobody waits for what comes up once we are to stop, nor asks how it went.
    await Promise.race([starting, stop.asked]);
    starting.catch(() => undefined);
    if (!stop.isAsked()) {
      printReady(configuration, seconds());
      const ended = await Promise.race([
        stop.asked,
        ...children.map((child) => child.ended.then((code) => ({ child, code }))),
      ]);
      if (ended) {
        console.error(
          `\n${ended.child.name} does not stay up; see ${path.join(configuration.dataFolder, 'logs', `${ended.child.name}.log`)}`,
        );
        return 1;
      }
    }
    return 0;
  } catch (error) {
    // Ctrl-C reaches a build that is under way as well.
    if (stop.isAsked()) return 0;
    const isExpected =
      error instanceof ConfigurationError || error instanceof ChildFailed || error instanceof VersionTaken;
    if (!isExpected) throw error;
    console.error(`\n${error.message}`);
    return 1;
  } finally {
    if (children.length > 0) say('Stopping …');
    // The front door first, then what it asks, the database last.
    for (const layer of layers(children)) await Promise.all(layer.map((child) => child.stop(GRACE_MS)));
  }
}

async function start(
  configuration: Configuration,
  started: (child: Child) => void,
  isStopping: () => boolean,
): Promise<void> {
  const { dataFolder, isDevelopment } = configuration;
  console.log('\nFicus is starting.\n');
  await mkdir(dataFolder, { recursive: true });
  await claimFolder(dataFolder);
  if (!configuration.databaseUrl) await endLeftover(configuration);
  refuse(await faultsAround(configuration));
  if (configuration.fresh) await forget(configuration);
  const folders = ['flags', 'logs', 'remotes'].map((name) => path.join(dataFolder, name));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  const secrets = await readSecrets(dataFolder);

  // In development the development server builds what is asked for.
  const building = isDevelopment ? Promise.resolve() : step('Host and remotes built', buildStale);
  // A failed build is told when it is waited for, below; until then the database comes up beside it.
  building.catch(() => undefined);
  const launch = async (name: string, starter: () => Promise<Child>) =>
    started(await supervise(name, starter, say));
  const launchOurs = async (name: string, starter: Starter) =>
    isDevelopment ? started(await rerunOnChange(name, starter, say)) : launch(name, starter);
  await step('PostgreSQL', () =>
    configuration.databaseUrl
      ? makeDatabases(configuration, secrets)
      : launch('postgres', () => startPostgres(configuration, secrets)),
  );
  if (isStopping()) return;
  const services = Object.entries(serviceStarters(configuration, secrets));
  await Promise.all([
    configuration.unleash ??
      step('Unleash', () => launch('unleash', () => startUnleash(configuration, secrets))),
    step('Services', () => Promise.all(services.map(([name, starter]) => launchOurs(name, starter)))),
  ]);
  const features = await remoteFolders();
  const url = addresses(configuration).unleash;
  const { admin: adminToken } = unleashTokens(configuration, secrets);
  const made = adminToken ? await step('Flags', () => createMissingFlags({ url, adminToken }, FLAGGED)) : [];
  if (made.length > 0) say(`made in Unleash: ${made.join(', ')}`);
  await building;
  if (!isDevelopment) {
    await step('Remotes published', () =>
      Promise.all([...features.values()].map((folder) => publishRemote(folder, originFolder(configuration)))),
    );
  }
  if (isStopping()) return;
  await step('Gateway', () =>
    launchOurs('gateway', (onFile) => startGateway(configuration, secrets, onFile)),
  );
}

/** Throws all faults at once, if there are any. */
function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
}

/** Removes what the folder holds, but the claim on it and what is not ours. */
async function forget(configuration: Configuration): Promise<void> {
  await forgetPostgres(configuration);
  const names = ['remotes', 'flags', 'logs', 'secrets.json'];
  await Promise.all(
    names.map((name) => rm(path.join(configuration.dataFolder, name), { recursive: true, force: true })),
  );
}

function layers(children: readonly Child[]): Child[][] {
  const named = (...names: string[]) => children.filter(({ name }) => names.includes(name));
  return [
    named('gateway'),
    named(
      'auth',
      'directory',
      'chat',
      'notifications',
      'monolith',
      'rollout',
      'analytics',
      'remotes',
      'unleash',
    ),
    named('postgres'),
  ];
}
