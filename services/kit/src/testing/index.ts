export { bringEvent, EVENTS_SECRET, eventOf } from './bring-event.ts';
export {
  type Ended,
  type ServiceProcess,
  startProgram,
  startService,
  whenReady,
} from './service-process.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { createTestIssuer, type TestIssuer, type TokenOptions } from './test-issuer.ts';
