import type { RolloutState, ViewsSummary } from '@ficus/contracts';
import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

type Cohort = ViewsSummary['cohorts'][number];
const view = (exposures: number, fallbacks = 0) => ({
  exposures,
  people: exposures,
  told: exposures,
  failed: 0,
  silent: 0,
  estimatedFailures: { estimate: 0, low: 0, high: 0 },
  intended: 0,
  loaded: 0,
  rendered: 0,
  used: 0,
  fallbacks: fallbacks > 0 ? [{ reason: 'render-error', count: fallbacks }] : [],
  swaps: [],
  diedLoading: 0,
  noView: 0,
  errors: 0,
  measures: [],
});
const cohort = (change: Partial<Cohort> = {}): Cohort => ({
  cohort: 'acme',
  remote: view(200),
  legacy: view(0),
  wentBack: 0,
  reasons: [],
  ...change,
});
const watched = (change: Partial<RolloutState> = {}) => ({
  flags: [{ feature: 'chat', flag: 'new_chat_mfe', isOn: true, url: 'http://flags.test' }],
  retreats: [],
  ...change,
});
const retreat = (at: number, feature = 'chat'): RolloutState['retreats'][number] => ({
  id: '1',
  at,
  feature,
  flag: '',
  version: '1',
  looks: [],
  state: 'done',
});

describe('whether the legacy view can be removed', () => {
  it('it can when nobody needed it for long enough', () => {
    expect(verdictOf('chat', 'month', 100, [cohort()], watched())).toEqual({ kind: 'removable' });
    const before = watched({ retreats: [retreat(99), retreat(200, 'admin')] });
    expect(verdictOf('chat', 'week', 100, [cohort()], before)).toEqual({ kind: 'removable' });
  });

  it('is not said of a day', () => {
    expect(verdictOf('chat', 'day', 0, [cohort()], watched())).toEqual({ kind: 'look-longer' });
  });

  it.each<[string, Cohort[], ReturnType<typeof watched> | undefined]>([
    ['Nobody has opened the new view.', [], watched()],
    ['The old view was meant on 1 page.', [cohort({ legacy: view(1) })], watched()],
    ['The old view stood in for the new one 3 times.', [cohort({ remote: view(200, 3) })], watched()],
    ['People went back to it by choice once.', [cohort({ wentBack: 1 })], watched()],
    ['A release was taken back once.', [cohort()], watched({ retreats: [retreat(100)] })],
    [
      'Its flag is off.',
      [cohort()],
      watched({ flags: [{ feature: 'chat', flag: '', isOn: false, url: '' }] }),
    ],
    ['What is watched of its releases cannot be had at the moment.', [cohort()], undefined],
  ])('it cannot: %s', (why, cohorts, rollout) => {
    expect(verdictOf('chat', 'month', 100, cohorts, rollout)).toEqual({ kind: 'against', why: [why] });
  });
});
