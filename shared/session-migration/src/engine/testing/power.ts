import 'fake-indexeddb/auto';
import type { ServiceClient } from '@ficus/service-client';
import type { SessionEngineOptions } from '../session-engine.ts';
import type { Browser } from './browser.ts';
import type { ChatBackend } from './chat-backend.ts';

/** A page whose power is cut after some storage and network operations; from then on nothing works. */
export interface Power {
  /** Operations since the last `cutAfter`. */
  readonly spent: number;
  readonly isOff: boolean;
  /** `Infinity` never cuts. */
  cutAfter(operations: number): void;
  /** What a tab on this supply works with. */
  readonly options: Pick<SessionEngineOptions, 'storage' | 'indexedDB' | 'client'>;
}

/** Which connection spends whose power. */
const spenders = new WeakMap<IDBDatabase, () => void>();

/** The power of one tab. Needs `meterObjectStores`. */
export function power(browser: Browser, backend: ChatBackend): Power {
  let left = Number.POSITIVE_INFINITY;
  let spent = 0;
  const spend = () => {
    if (left <= 0) throw new Error('The power is off');
    left -= 1;
    spent += 1;
  };
  return {
    get isOff() {
      return left <= 0;
    },
    get spent() {
      return spent;
    },
    cutAfter(operations) {
      left = operations;
      spent = 0;
    },
    options: {
      storage: meteredStorage(browser, spend),
      indexedDB: meteredDatabase(browser.indexedDB, spend),
      client: { chat: meteredClient(backend, spend) },
    },
  };
}

/** Makes operations on object stores spend the power of the tab whose connection they use; returns the undo. */
export function meterObjectStores(): () => void {
  const names = ['get', 'put', 'add', 'delete', 'getAll', 'getAllKeys', 'openCursor'] as const;
  const undo = names.map((name) => {
    const original = IDBObjectStore.prototype[name] as (...input: unknown[]) => IDBRequest;
    const metered = function (this: IDBObjectStore, ...input: unknown[]) {
      spenders.get(this.transaction.db)?.();
      return original.apply(this, input);
    };
    Object.assign(IDBObjectStore.prototype, { [name]: metered });
    return () => Object.assign(IDBObjectStore.prototype, { [name]: original });
  });
  return () => {
    for (const restore of undo) restore();
  };
}

function meteredStorage({ storage }: Browser, spend: () => void): Power['options']['storage'] {
  const metered =
    <I extends unknown[], O>(call: (...input: I) => O) =>
    (...input: I): O => {
      spend();
      return call(...input);
    };
  return {
    getItem: metered((key: string) => storage.getItem(key)),
    setItem: metered((key: string, value: string) => storage.setItem(key, value)),
    removeItem: metered((key: string) => storage.removeItem(key)),
  };
}

function meteredDatabase(factory: IDBFactory, spend: () => void): IDBFactory {
  const open: IDBFactory['open'] = (name, version) => {
    const request = factory.open(name, version);
    // Added before any other listener, so that it knows whose the connection is before it is used.
    request.addEventListener('success', () => spenders.set(request.result, spend));
    return request;
  };
  return { open } as IDBFactory;
}

/** A call may be cut before it reaches the service, or before its answer reaches us. */
function meteredClient(backend: ChatBackend, spend: () => void): ServiceClient['chat'] {
  const calls = Object.entries(backend.client.chat).map(([name, call]) => [
    name,
    async (...input: unknown[]) => {
      spend();
      const answer = await (call as (...input: unknown[]) => Promise<unknown>)(...input);
      spend();
      return answer;
    },
  ]);
  return Object.fromEntries(calls) as ServiceClient['chat'];
}
