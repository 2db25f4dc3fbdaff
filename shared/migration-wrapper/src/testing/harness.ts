import type { Attempt } from '../attempt.ts';
import { createFeatureController } from '../controller.ts';
import type { ControllerOptions } from '../controller-options.ts';
import type { Decision } from '../decision.ts';
import type { WrapperEvent } from '../events.ts';
import { createFailureRecord } from '../failure-record.ts';
import { createMarker } from '../marker.ts';
import { openStorage } from '../storage.ts';
import { createFakeClock } from './fake-clock.ts';

/** A promise to settle by hand. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** One call of `loadRemote`, to be answered by hand. */
export type RemoteCall = Deferred<string> & { readonly version: string; readonly attempt: Attempt };

export const remote = (version = '2.0.0'): Decision => ({ view: 'remote', reason: 'flag-on', version });
export const flagOff: Decision = { view: 'legacy', reason: 'flag-off' };
export const killed: Decision = { view: 'legacy', reason: 'killed' };

/** A controller on a fake clock whose loaders wait to be answered. */
export function createHarness(options: Partial<ControllerOptions<string, string>> = {}) {
  const clock = createFakeClock();
  const remoteCalls: RemoteCall[] = [];
  const legacyCalls: Deferred<string>[] = [];
  const events: WrapperEvent[] = [];
  const marker = createMarker(openStorage(() => undefined));
  const storage = openStorage(() => undefined);
  const failures = createFailureRecord({ storage, personId: 'ada', now: clock.now });
  const controller = createFeatureController<string, string>({
    feature: 'chat',
    decision: remote(),
    clock,
    marker,
    failures,
    onEvent: (event) => void events.push(event),
    loadRemote: ({ version, attempt }) => {
      const deferred = Promise.withResolvers<string>();
      remoteCalls.push({ ...deferred, version, attempt });
      return deferred.promise;
    },
    loadLegacy: () => {
      const deferred = Promise.withResolvers<string>();
      legacyCalls.push(deferred);
      return deferred.promise;
    },
    ...options,
  });

  function last<T>(list: readonly T[], what: string): T {
    const item = list.at(-1);
    if (item === undefined) throw new Error(`No ${what} yet.`);
    return item;
  }
  const harness = {
    clock,
    controller,
    events,
    failures,
    marker,
    remoteCalls,
    legacyCalls,
    state: () => controller.getState(),
    /** The state in short, such as `remote ready flag-on`. */
    brief: () =>
      `${controller.getState().view} ${controller.getState().phase} ${controller.getState().reason}`,
    remoteCall: () => last(remoteCalls, 'load of the remote'),
    shownAttempt(): Attempt {
      const { shown } = controller.getState();
      if (!shown) throw new Error('Nothing is shown.');
      return shown.attempt;
    },
    /** Whether the view on the screen works: the legacy one, or a remote that has been ready. */
    hasUsableView(): boolean {
      const { shown } = controller.getState();
      return events.some((event) => event.type === 'ready' && event.attempt === shown?.attempt);
    },
    eventTypes: () => events.map((event) => event.type),
    async remoteArrives() {
      const call = last(remoteCalls, 'load of the remote');
      call.resolve(`remote ${call.version}`);
      await clock.advance(0);
    },
    async legacyArrives() {
      last(legacyCalls, 'load of the legacy view').resolve('legacy');
      await clock.advance(0);
    },
    /** Starts and goes on to a remote that is ready. */
    async remoteIsReady() {
      controller.start();
      await harness.remoteArrives();
      controller.ready(harness.shownAttempt());
    },
    /** Starts (decided `flagOff`) and goes on to the legacy view. */
    async legacyIsShown() {
      controller.start();
      await harness.legacyArrives();
    },
  };
  return harness;
}
