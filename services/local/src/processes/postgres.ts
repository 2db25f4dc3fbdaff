import { startPostgres } from '@ficus/service-kit/embedded-postgres';

/** The embedded PostgreSQL as a process of its own. Env: POSTGRES_FOLDER, POSTGRES_PORT, POSTGRES_PASSWORD. */
const { POSTGRES_FOLDER = '', POSTGRES_PORT, POSTGRES_PASSWORD = '' } = process.env;

const server = await startPostgres({
  folder: POSTGRES_FOLDER,
  port: Number(POSTGRES_PORT),
  user: 'ficus',
  password: POSTGRES_PASSWORD,
  settings: ['max_connections=200'],
  onOutput: (text) => process.stdout.write(text),
});

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await server.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('disconnect', stop);
// When the database dies by itself, so must we, so that it is noticed.
void server.ended.then(() => {
  if (!isStopping) process.exit(1);
});
process.send?.({ type: 'ready' });
