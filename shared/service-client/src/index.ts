export type { BreakerState } from './breaker.ts';
export type { Caller, CallOptions } from './call.ts';
export type { ClientEvent } from './client-event.ts';
export { describeError, type ErrorDescription, type Remedy } from './describe-error.ts';
export {
  type CallInput,
  type CallOutput,
  type ClientOf,
  createServiceClient,
  type LateClient,
  type ServiceClient,
  type ServiceClientOptions,
} from './service-client.ts';
export {
  type FieldFault,
  isServiceError,
  type ServiceError,
  type ServiceErrorCode,
  serviceError,
} from './service-error.ts';
export type { Tabs } from './session-watch.ts';
