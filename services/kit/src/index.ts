export { askNeighbour, type NeighbourAnswer, type NeighbourQuestion } from './ask-neighbour.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export {
  type Database,
  DatabaseError,
  type DatabaseOptions,
  type Migrations,
  openDatabase,
} from './database.ts';
export {
  EnvironmentError,
  httpUrl,
  parseEnvironment,
  port,
  postgresUrl,
  readEnvironment,
  toggle,
} from './environment.ts';
export { deliveryOf } from './events/delivery-of.ts';
export { eventSecretVariable, eventVariables } from './events/environment.ts';
export { inboxMigration, outboxMigration } from './events/event-tables.ts';
export { createOutbox, type Outbox, type OutboxOptions, type Told } from './events/outbox.ts';
export { on, type Reaction, type ReceiveOptions, receiveEvents } from './events/receive.ts';
export type { Checks } from './health.ts';
export { type ChannelHearing, type HearingOptions, hearChannels } from './hear-channels.ts';
export { createOnce, idempotencyMigration, type Once, type OnceCall } from './idempotency.ts';
export { type Call, type Handler, type ImplementOptions, implement } from './implement.ts';
export { implementFile, type SentFile } from './implement-file.ts';
export { implementStream, type StreamCall, type Streamed } from './implement-stream.ts';
export { LogLevel, type LogOptions, logOptions } from './log.ts';
export { measureDatabase } from './metrics/measure-database.ts';
export { isProblemError, ProblemError, type ProblemExtra, problem } from './problem.ts';
export { type RateLimits, rateLimitsOf, rateLimitVariables, type Whose } from './rate-limits.ts';
export { REQUEST_ID_HEADER } from './request-id.ts';
export { isSameSecret } from './same-secret.ts';
export { type ReadyMessage, type Served, type ServeOptions, serve } from './serve.ts';
export { createService, type ServiceOptions } from './service.ts';
export {
  createTokenVerifier,
  signedOut,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
  type TokenVerifier,
  type TokenVerifierOptions,
} from './token-verifier.ts';
export { traceparentOf } from './trace.ts';
