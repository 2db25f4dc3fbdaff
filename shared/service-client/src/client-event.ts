import type { Route } from '@ficus/contracts';
import type { BreakerState } from './breaker.ts';
import type { ServiceErrorCode } from './service-error.ts';

/** What the client does, for telemetry. Times in milliseconds. */
export type ClientEvent =
  /** A try has ended: with an answer, or with the error that the caller gets unless another try follows. */
  | {
      readonly type: 'tried';
      readonly route: string;
      readonly requestId: string;
      /** 1 for the first. */
      readonly attempt: number;
      readonly outcome: 'ok' | ServiceErrorCode;
      readonly durationMs: number;
    }
  /** Another try follows after `delayMs`. */
  | {
      readonly type: 'retrying';
      readonly route: string;
      readonly requestId: string;
      readonly delayMs: number;
    }
  /** A call waits for a place; so many wait now. */
  | { readonly type: 'queued'; readonly service: Route['service']; readonly waiting: number }
  | { readonly type: 'breaker'; readonly service: Route['service']; readonly state: BreakerState };
