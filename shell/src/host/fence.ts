import { api } from '@ficus/contracts';
import type { Caller, CallOptions, ServiceClient } from '@ficus/service-client';
import type { StoreApi } from 'zustand/vanilla';

type AnyFunction = (...args: never[]) => unknown;
type Calls = Record<string, Record<string, (input: unknown, options?: CallOptions) => Promise<unknown>>>;

/** Thrown at a remote that goes on after it was fenced off. */
export class FencedError extends Error {
  readonly code = 'cancelled';
}

/** A function that does nothing once the fence has come down. */
export function fenceFunction<F extends AnyFunction>(action: F, signal: AbortSignal): F {
  const fenced = (...args: Parameters<F>) => (signal.aborted ? undefined : action(...args));
  return fenced as F;
}

/** A store whose actions, and `setState`, do nothing once the fence has come down. Reading goes on. */
export function fenceStore<S extends object>(store: StoreApi<S>, signal: AbortSignal): StoreApi<S> {
  const fenced = new WeakMap<S, S>();
  function fence(state: S): S {
    const known = fenced.get(state);
    if (known) return known;
    const entries = Object.entries(state).map(([name, value]) => [
      name,
      typeof value === 'function' ? fenceFunction(value, signal) : value,
    ]);
    const made = Object.fromEntries(entries) as S;
    fenced.set(state, made);
    return made;
  }
  return {
    getState: () => fence(store.getState()),
    getInitialState: () => fence(store.getInitialState()),
    setState: fenceFunction(store.setState, signal),
    subscribe: (listener) => {
      const undo = store.subscribe((state, previous) => listener(fence(state), fence(previous)));
      signal.addEventListener('abort', undo, { once: true });
      return undo;
    },
  };
}

/**
 * A client that refuses new calls once the fence has come down, and cancels reads that are under way. Writes under way
 * are let through: they were the person's, and must not be sent a second time. Services' logs name the `caller`.
 */
export function fenceClient(client: ServiceClient, signal: AbortSignal, caller?: Caller): ServiceClient {
  const calls = client as unknown as Calls; // Every call has this shape; the contract's types are put back below.
  const fenced: Calls = {};
  for (const [group, routes] of Object.entries(api)) {
    fenced[group] = {};
    for (const [name, { method }] of Object.entries(routes)) {
      fenced[group][name] = (input, options = {}) => {
        const call = calls[group]?.[name];
        if (signal.aborted || !call)
          return Promise.reject(new FencedError(`${group}.${name}: this view was taken away`));
        const signals = [options.signal, method === 'GET' ? signal : undefined].filter(
          (given) => given !== undefined,
        );
        return call(input, {
          ...options,
          caller,
          ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
        });
      };
    }
  }
  return fenced as unknown as ServiceClient;
}
