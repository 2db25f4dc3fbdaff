import type { Route } from '@ficus/contracts';
import { type Breaker, createBreaker } from './breaker.ts';
import type { ClientEvent } from './client-event.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { SERVICES, type ServicePolicy } from './policy.ts';

/** What every try of a service passes: a place among the others, and the circuit breaker. */
export interface Gate {
  readonly breaker: Breaker;
  readonly limiter: Limiter;
}

export type Gates = Readonly<Record<Route['service'], Gate>>;

/** Makes the gates of all services, each on its own. */
export function createGates(
  now: () => number,
  onEvent: (event: ClientEvent) => void,
  services: Readonly<Record<Route['service'], ServicePolicy>> = SERVICES,
): Gates {
  const gates = Object.entries(services).map(([name, policy]) => {
    const service = name as Route['service']; // The table's keys.
    const breaker = createBreaker(policy.breaker, now, (state) =>
      onEvent({ type: 'breaker', service, state }),
    );
    return [service, { breaker, limiter: createLimiter(policy.concurrency) }];
  });
  return Object.fromEntries(gates) as Gates;
}
