import type { IncomingMessage } from 'node:http';
import { type FastifyBaseLogger, type FastifyServerOptions, LogController } from 'fastify';
import { z } from 'zod/mini';
import { traceOf } from './trace.ts';

/** Levels of the log, the quietest first. */
export const LogLevel = z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
  error: 'expected one of silent, fatal, error, warn, info, debug, trace',
});
export type LogLevel = z.infer<typeof LogLevel>;

/** How a service logs. */
export interface LogOptions {
  /** Default: `LOG_LEVEL`, or `info`. */
  readonly level?: LogLevel;
  /** Where the lines of JSON go. Default: standard output. */
  readonly destination?: { write(line: string): void };
}

function levelOfEnvironment(): LogLevel {
  const level = process.env.LOG_LEVEL;
  if (!level) return 'info';
  const parsed = LogLevel.safeParse(level);
  if (parsed.success) return parsed.data;
  throw new Error(`LOG_LEVEL is '${level}': ${parsed.error.issues[0]?.message}.`);
}

/**
 * Standard output by Node itself. The logger's own writer puts out what is left when the process ends, and where nobody
 * reads any more it tries that for ever: a service whose parent had been killed stayed, hung in its exit.
 */
function standardOutput(): NodeJS.WriteStream {
  if (process.stdout.listenerCount('error', ignore) === 0) process.stdout.on('error', ignore);
  return process.stdout;
}

/** Nobody reads: there is nobody to complain to. */
function ignore(): void {}

/** The framework's options for JSON logs that name the service, the request and its trace; headers and bodies are never logged. */
export function logOptions(name: string, log: LogOptions = {}) {
  return {
    logger: {
      level: log.level ?? levelOfEnvironment(),
      base: { service: name },
      stream: log.destination ?? standardOutput(),
    },
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
    childLoggerFactory: (
      logger: FastifyBaseLogger,
      bindings: Record<string, unknown>,
      options: object,
      request: IncomingMessage,
    ) => logger.child({ ...bindings, ...traceOf(request) }, options),
  } satisfies FastifyServerOptions;
}
