import { type FastifyServerOptions, LogController } from 'fastify';
import { z } from 'zod/mini';

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

/** The framework's options for JSON logs that name the service and the request; headers and bodies are never logged. */
export function logOptions(name: string, log: LogOptions = {}) {
  return {
    logger: {
      level: log.level ?? levelOfEnvironment(),
      base: { service: name },
      ...(log.destination && { stream: log.destination }),
    },
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
  } satisfies FastifyServerOptions;
}
