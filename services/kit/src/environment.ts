import { z } from 'zod/mini';

/** A port of this machine, 0 for any free one. */
export const port = z.coerce
  .number({ error: 'set it to a port number, such as 8081' })
  .check(z.int({ error: 'set it to a whole port number' }), z.gte(0), z.lte(65_535));

function isUrl(schemes: readonly string[]) {
  return (text: string) => URL.canParse(text) && schemes.includes(new URL(text).protocol);
}

/** An address of a PostgreSQL database. */
export const postgresUrl = z.string({ error: 'set it to postgres://user:password@host:5432/database' }).check(
  z.refine(isUrl(['postgres:', 'postgresql:']), {
    error: 'set it to an address such as postgres://user:password@host:5432/database',
  }),
);

/** An address by HTTP, such as `http://localhost:8081`. */
export const httpUrl = z
  .string({ error: 'set it to an address such as http://localhost:8081' })
  .check(
    z.refine(isUrl(['http:', 'https:']), { error: 'set it to an address such as http://localhost:8081' }),
  );

/** A switch: `1` is on, `0` or absent is off. */
export const toggle = z._default(
  z.pipe(
    z.enum(['0', '1'], { error: 'set it to 1 (on) or 0 (off), or leave it out' }),
    z.transform((text) => text === '1'),
  ),
  false,
);

/** The environment's faults, all of them, one a line. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly code = 'environment';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      ['The environment is not what this service needs:', ...faults.map((fault) => `  ${fault}`)].join('\n'),
    );
    this.faults = faults;
  }
}

const describe = z.locales.en().localeError;

/**
 * Reads variables by a schema, the empty ones as absent. Throws an `EnvironmentError` with all faults: for each
 * variable its name, whether it is missing or wrong, and what to set. Values are not shown: they may be secrets.
 */
export function parseEnvironment<Schema extends z.ZodMiniType>(
  schema: Schema,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given, { error: describe });
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return `${name} is ${name in given ? 'wrong' : 'missing'}: ${issue.message}`;
    }),
  );
}

/** As `parseEnvironment`, for a main: prints the faults and ends the process with code 1. */
export function readEnvironment<Schema extends z.ZodMiniType>(
  schema: Schema,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  try {
    return parseEnvironment(schema, env);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}
