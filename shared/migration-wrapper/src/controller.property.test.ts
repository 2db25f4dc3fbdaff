import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import type { ErrorKind } from './error-kind.ts';
import { createHarness, flagOff, killed, remote } from './testing/harness.ts';

const DEADLINE_MS = 5000;
const HAND_OVER_MS = 1000;

type Harness = ReturnType<typeof createHarness>;
type Action = (h: Harness) => void | Promise<void>;

const decisions: Decision[] = [
  remote(),
  remote('3.0.0'),
  flagOff,
  killed,
  { view: 'legacy', reason: 'quarantined', version: '2.0.0' },
];
const kinds: ErrorKind[] = [
  'render',
  'effect',
  'mount',
  'suspended',
  'handler',
  'promise',
  'unmount',
  'unknown',
];

/** An attempt that was ever heard of, by its place in the list: live ones and those long over. */
const attemptAt = (h: Harness, place: number) =>
  h.remoteCalls[place % Math.max(1, h.remoteCalls.length)]?.attempt;

const action: fc.Arbitrary<[title: string, Action]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 3000 })
      .map((ms) => [`${ms} ms pass`, (h: Harness) => h.clock.advance(ms)] as [string, Action]),
  },
  fc
    .constantFrom(...decisions)
    .map((decision): [string, Action] => [
      `decided ${decision.view} ${decision.reason} ${decision.version ?? ''}`,
      (h) => h.controller.decisionChanged(decision),
    ]),
  fc
    .nat(9)
    .map((n): [string, Action] => [
      `remote load ${n} arrives`,
      (h) => h.remoteCalls[n % Math.max(1, h.remoteCalls.length)]?.resolve('remote'),
    ]),
  fc
    .nat(9)
    .map((n): [string, Action] => [
      `remote load ${n} fails`,
      (h) => h.remoteCalls[n % Math.max(1, h.remoteCalls.length)]?.reject(new Error('refused')),
    ]),
  fc
    .nat(9)
    .map((n): [string, Action] => [
      `legacy load ${n} arrives`,
      (h) => h.legacyCalls[n % Math.max(1, h.legacyCalls.length)]?.resolve('legacy'),
    ]),
  fc
    .nat(9)
    .map((n): [string, Action] => [
      `legacy load ${n} fails`,
      (h) => h.legacyCalls[n % Math.max(1, h.legacyCalls.length)]?.reject(new Error('refused')),
    ]),
  fc.nat(9).map((n): [string, Action] => [
    `attempt ${n} is ready`,
    (h) => {
      const attempt = attemptAt(h, n);
      if (attempt) h.controller.ready(attempt);
    },
  ]),
  fc.tuple(fc.nat(9), fc.constantFrom(...kinds)).map(([n, kind]): [string, Action] => [
    `attempt ${n} fails in ${kind}`,
    (h) => {
      const attempt = attemptAt(h, n);
      if (attempt) h.controller.failed(attempt, kind, new Error(kind));
    },
  ]),
  fc.boolean().map((isDirty): [string, Action] => [
    `dirty ${isDirty}`,
    (h) => {
      const { shown } = h.state();
      if (shown) h.controller.setDirty(shown.attempt, isDirty);
    },
  ]),
  fc.constantFrom<[string, Action][]>(
    ['safe point', (h) => h.controller.atSafePoint()],
    ['input', (h) => h.controller.inputSeen()],
    ['retry', (h) => h.controller.retry()],
    ['choose legacy', (h) => h.controller.chooseLegacy()],
    [
      'legacy view throws',
      (h) => {
        const { shown } = h.state();
        if (shown?.view === 'legacy') h.controller.failed(shown.attempt, 'render', new Error('legacy'));
      },
    ],
    [
      'stop and start',
      (h) => {
        h.controller.stop();
        h.controller.start();
      },
    ],
  ),
);

/** What must hold of every state that a watcher sees. */
function checkState(h: Harness): void {
  const { shown, phase, error } = h.state();
  if (shown) expect(shown.attempt.signal.aborted, 'the view on the screen is fenced off').toBe(false);
  if (phase !== 'loading' && phase !== 'mounting') expect(h.marker.unfinished('chat')).toBeUndefined();
  if (phase === 'failed') expect(error).toBeDefined();
}

/** What must hold whenever promises have settled; in between, an old view may still be cleaning up. */
function checkAttempts(h: Harness): void {
  const { shown, phase } = h.state();
  const live = h.remoteCalls.filter(({ attempt }) => !attempt.signal.aborted).map(({ attempt }) => attempt);
  const others = live.filter((attempt) => attempt !== shown?.attempt);
  expect(others.length, 'attempts under way').toBeLessThanOrEqual(1);
  if (others.length === 1) expect(['loading', 'mounting']).toContain(phase);
}

const isSettled = (h: Harness) => ['ready', 'legacy', 'failed'].includes(h.state().phase);

const runs = process.env.FICUS_TEST === 'full' ? 20000 : 400;

describe('whatever happens', () => {
  it('one attempt at most is live beside the view on the screen, and a view is there within the deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...decisions),
        fc.boolean(),
        fc.boolean(),
        fc.array(action, { maxLength: 25 }),
        async (decision, hasLastGood, isSlowHandOver, actions) => {
          const hook = isSlowHandOver ? () => new Promise<void>(() => {}) : undefined;
          const h = createHarness({ decision, beforeRemote: hook, beforeLegacy: hook });
          if (hasLastGood) h.failures.succeeded('chat', '1.0.0');
          const broken: unknown[] = []; // what a listener throws does not reach the controller's caller
          h.controller.subscribe(() => {
            try {
              checkState(h);
            } catch (error) {
              broken.push(error);
            }
          });
          h.controller.start();
          for (const [, act] of actions) {
            await act(h);
            await h.clock.advance(0);
            checkAttempts(h);
          }
          // In a flip the hand-over begins when the code is here, which may be at the deadline.
          await h.clock.advance(DEADLINE_MS + (isSlowHandOver ? HAND_OVER_MS : 0));
          expect(broken).toEqual([]);
          expect(isSettled(h) || h.hasUsableView()).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  it('ends with the view that the last decision asks for, once every load succeeds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 25 }),
        fc.constantFrom(remote('9.0.0'), killed),
        async (actions, decision) => {
          const h = createHarness();
          h.controller.start();
          for (const [, act] of actions) {
            await act(h);
            await h.clock.advance(0);
          }
          h.controller.retry(); // takes back a wish for the old view
          h.controller.decisionChanged(decision);
          h.controller.atSafePoint();
          for (let round = 0; round < 6; round += 1) {
            for (const call of h.remoteCalls) call.resolve('remote');
            for (const call of h.legacyCalls) call.resolve('legacy');
            await h.clock.advance(0);
            const { shown } = h.state();
            if (shown?.view === 'remote') h.controller.ready(shown.attempt);
          }
          expect(h.state().view).toBe(decision.view);
          expect(['ready', 'legacy']).toContain(h.state().phase);
        },
      ),
      { numRuns: runs },
    );
  });
});
