import path from 'node:path';

/**
 * First of the ports of the system under test: apart from those of `npm start`, so that both can run. Another one lets
 * two checkouts of the project be tested at a time.
 */
const FIRST = Number(process.env.FICUS_E2E_PORT ?? 18_000);

export const PORTS = {
  GATEWAY_PORT: String(FIRST + 80),
  UNLEASH_PORT: String(FIRST + 42),
  REMOTES_PORT: String(FIRST + 90),
  POSTGRES_PORT: String(FIRST + 54),
  AUTH_PORT: String(FIRST + 1),
  DIRECTORY_PORT: String(FIRST + 2),
  CHAT_PORT: String(FIRST + 3),
  NOTIFICATIONS_PORT: String(FIRST + 4),
  MONOLITH_PORT: String(FIRST + 5),
  ROLLOUT_PORT: String(FIRST + 6),
  ANALYTICS_PORT: String(FIRST + 7),
};

/** Browsers reach the remotes' origin through the fault-injecting proxy at `FAULTS_PORT`. */
export const FAULTS_PORT = FIRST + 91;
export const FAULTS_CONTROL_PORT = FIRST + 92;
/** A second front door reaches Unleash through the proxy at `FLAG_FAULTS_PORT`. */
export const FLAG_FAULTS_PORT = FIRST + 93;
export const SECOND_GATEWAY_PORT = FIRST + 81;
/** A remote that runs alone, on a developer's machine. */
export const LOCAL_PORT = FIRST + 95;
/** Where Lighthouse finds its browser. */
export const LIGHTHOUSE_PORT = FIRST + 96;
/** Where the benchmark speaks to its browser. */
export const BENCH_BROWSER_PORT = FIRST + 97;

export const GATEWAY = `http://localhost:${PORTS.GATEWAY_PORT}`;
export const SECOND_GATEWAY = `http://localhost:${SECOND_GATEWAY_PORT}`;
export const UNLEASH = `http://127.0.0.1:${PORTS.UNLEASH_PORT}`;
/** For who asks the auth service itself, as only other services do. */
export const AUTH = `http://127.0.0.1:${PORTS.AUTH_PORT}`;
export const REMOTES = `http://localhost:${FAULTS_PORT}`;
export const FAULTS_CONTROL = `http://127.0.0.1:${FAULTS_CONTROL_PORT}`;

export const PROJECT = path.resolve(import.meta.dirname, '../..');
/** Of the system under test; another one lets two runs of one checkout stand side by side. */
export const DATA_FOLDER = path.join(PROJECT, process.env.FICUS_E2E_DATA ?? '.data/e2e');
/** Folder that the remotes' origin serves. */
export const ORIGIN_FOLDER = path.join(DATA_FOLDER, 'remotes');
