export type { CallOptions } from './call.ts';
export { describeError, type ErrorDescription } from './describe-error.ts';
export {
  type CallInput,
  type CallOutput,
  createServiceClient,
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
