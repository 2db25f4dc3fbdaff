import { describe, expect, it } from 'vitest';
import { type DecisionInput, decide } from './decide.ts';
import { legacyDecisionReasons, remoteReasons } from './reasons.ts';
import type { Toggle } from './wanted-version.ts';

const flag: Toggle = { name: 'new_chat_mfe', enabled: true };
const kill: Toggle = { name: 'kill_chat_mfe', enabled: true };
const canary: Toggle = {
  ...flag,
  variant: { enabled: true, payload: { type: 'json', value: '{"version":"3.0.0"}' } },
};
const v2 = { version: '2.0.0', contract: 1 };
const v3 = { version: '3.0.0', contract: 1 };
const v1 = { version: '1.0.0', contract: 1 };
const resting = (version: string) => [{ version, until: 1001 }];
const rested = (version: string) => [{ version, until: 1000 }];

const local = { view: 'remote', localPort: 5173 } as const;
const onRemote = { name: 'chat', settled: 'remote' } as const;
const onLegacy = { name: 'chat', settled: 'legacy' } as const;

const base: DecisionInput = {
  feature: { name: 'chat', flag: 'new_chat_mfe', killFlag: 'kill_chat_mfe' },
  toggles: [flag],
  releases: [v2],
  supportedContracts: [0, 1],
  now: 1000,
};

const rows: [title: string, change: Partial<DecisionInput>, expected: object][] = [
  ['flag on', {}, { view: 'remote', reason: 'flag-on', version: '2.0.0' }],
  ['flag off', { toggles: [] }, { view: 'legacy', reason: 'flag-off' }],
  [
    'flag listed but not enabled',
    { toggles: [{ ...flag, enabled: false }] },
    { view: 'legacy', reason: 'flag-off' },
  ],
  ['no answer from the flag server', { toggles: undefined }, { view: 'legacy', reason: 'flags-unavailable' }],
  ['killed', { toggles: [flag, kill] }, { view: 'legacy', reason: 'killed' }],
  [
    'killed above an override',
    { toggles: [flag, kill], override: { view: 'remote' } },
    { view: 'legacy', reason: 'killed' },
  ],
  ['override to legacy', { override: { view: 'legacy' } }, { view: 'legacy', reason: 'override' }],
  [
    'override to the remote, flag off',
    { toggles: [], override: { view: 'remote' } },
    { view: 'remote', reason: 'override', version: '2.0.0' },
  ],
  [
    'override to the remote without flags',
    { toggles: undefined, override: { view: 'remote' } },
    { view: 'remote', reason: 'override', version: '2.0.0' },
  ],
  [
    'override to a version above the variant',
    { toggles: [canary], releases: [v2, v3, v1], override: { view: 'remote', version: '1.0.0' } },
    { view: 'remote', reason: 'override', version: '1.0.0' },
  ],
  [
    'settled on the remote, without flags',
    { feature: onRemote, toggles: undefined },
    { view: 'remote', reason: 'settled', version: '2.0.0' },
  ],
  [
    'settled on the remote, below an override to a version',
    { feature: onRemote, releases: [v2, v1], override: { view: 'remote', version: '1.0.0' } },
    { view: 'remote', reason: 'override', version: '1.0.0' },
  ],
  [
    'settled on the remote, above an override to the legacy view',
    { feature: onRemote, override: { view: 'legacy' } },
    { view: 'remote', reason: 'settled', version: '2.0.0' },
  ],
  [
    'settled on the remote, resting, with a last good version',
    {
      feature: onRemote,
      releases: [v2, v1],
      failures: { quarantines: resting('2.0.0'), lastGood: '1.0.0' },
    },
    {
      view: 'remote',
      reason: 'last-good',
      version: '1.0.0',
      insteadOf: { version: '2.0.0', reason: 'quarantined' },
    },
  ],
  [
    'settled on the remote, resting, with nothing to stand in: one more try',
    { feature: onRemote, failures: { quarantines: resting('2.0.0') } },
    { view: 'remote', reason: 'settled', version: '2.0.0', isTrial: true },
  ],
  [
    'settled on the remote, nothing published: no view',
    { feature: onRemote, releases: [] },
    { view: 'legacy', reason: 'no-release' },
  ],
  [
    'settled on the legacy view, above an override',
    { feature: onLegacy, override: { view: 'remote' } },
    { view: 'legacy', reason: 'settled' },
  ],
  [
    'from the own machine, flag off and nothing published',
    { toggles: [], releases: [], override: local },
    { view: 'remote', reason: 'local', version: 'local-5173' },
  ],
  [
    'from the own machine, above the variant',
    { toggles: [canary], override: local },
    { view: 'remote', reason: 'local', version: 'local-5173' },
  ],
  [
    'from the own machine, settled on the remote',
    { feature: onRemote, override: local },
    { view: 'remote', reason: 'local', version: 'local-5173' },
  ],
  [
    'from the own machine, below the kill switch',
    { toggles: [flag, kill], override: local },
    { view: 'legacy', reason: 'killed' },
  ],
  [
    'from the own machine, after a page that died over it',
    { override: local, unfinished: 'local-5173' },
    { view: 'legacy', reason: 'did-not-finish', version: 'local-5173' },
  ],
  [
    'override ignores a quarantine',
    { override: { view: 'remote' }, failures: { quarantines: resting('2.0.0') } },
    { view: 'remote', reason: 'override', version: '2.0.0', isTrial: true },
  ],
  [
    'override does not get over a page that died',
    { override: { view: 'remote' }, unfinished: '2.0.0' },
    { view: 'legacy', reason: 'did-not-finish', version: '2.0.0' },
  ],
  [
    'override does not get over another contract',
    { override: { view: 'remote' }, supportedContracts: [2, 3] },
    { view: 'legacy', reason: 'incompatible', version: '2.0.0' },
  ],
  ['nothing published', { releases: [] }, { view: 'legacy', reason: 'no-release' }],
  [
    'variant names a version',
    { toggles: [canary], releases: [v2, v3] },
    { view: 'remote', reason: 'flag-on', version: '3.0.0' },
  ],
  [
    'variant names a version that is not there',
    { toggles: [canary] },
    { view: 'legacy', reason: 'no-release', version: '3.0.0' },
  ],
  [
    'contract too old',
    { supportedContracts: [2, 3] },
    { view: 'legacy', reason: 'incompatible', version: '2.0.0' },
  ],
  [
    'contract too new',
    { releases: [{ ...v2, contract: 2 }] },
    { view: 'legacy', reason: 'incompatible', version: '2.0.0' },
  ],
  [
    'the contract before',
    { releases: [{ ...v2, contract: 0 }] },
    { view: 'remote', reason: 'flag-on', version: '2.0.0' },
  ],
  [
    'quarantined',
    { failures: { quarantines: resting('2.0.0') } },
    { view: 'legacy', reason: 'quarantined', version: '2.0.0' },
  ],
  [
    'another version quarantined',
    { failures: { quarantines: resting('1.0.0') } },
    { view: 'remote', reason: 'flag-on', version: '2.0.0' },
  ],
  [
    'quarantine over: half-open',
    { failures: { quarantines: rested('2.0.0') } },
    { view: 'remote', reason: 'flag-on', version: '2.0.0', isTrial: true },
  ],
  ['page died', { unfinished: '2.0.0' }, { view: 'legacy', reason: 'did-not-finish', version: '2.0.0' }],
  [
    'page died over another version',
    { unfinished: '1.0.0' },
    { view: 'remote', reason: 'flag-on', version: '2.0.0' },
  ],
  [
    'quarantined, and an older one was good',
    { releases: [v2, v1], failures: { quarantines: resting('2.0.0'), lastGood: '1.0.0' } },
    {
      view: 'remote',
      reason: 'last-good',
      version: '1.0.0',
      insteadOf: { version: '2.0.0', reason: 'quarantined' },
    },
  ],
  [
    'quarantined, and the older one cannot be had',
    { failures: { quarantines: resting('2.0.0'), lastGood: '1.0.0' } },
    { view: 'legacy', reason: 'quarantined', version: '2.0.0' },
  ],
  [
    'incompatible, and the last good one is itself',
    { supportedContracts: [2], failures: { quarantines: [], lastGood: '2.0.0' } },
    { view: 'legacy', reason: 'incompatible', version: '2.0.0' },
  ],
];

describe('decide', () => {
  it.each(rows)('%s', (_title, change, expected) => {
    expect(decide({ ...base, ...change })).toEqual(expected);
  });

  it('reaches every reason that a decision can have', () => {
    const reached = new Set(rows.map(([, change]) => decide({ ...base, ...change }).reason));
    const possible = [...legacyDecisionReasons, ...remoteReasons.filter((reason) => reason !== 'retried')];
    expect([...reached].sort()).toEqual([...new Set(possible)].sort());
  });

  it.each([
    ['not JSON', '{'],
    ['not an object', '"3.0.0"'],
    ['of another meaning', '{"colour":"red"}'],
    ['a version that would leave its folder', '{"version":"../../evil"}'],
    ['a version with dots only', '{"version":".."}'],
    ['a number', '{"version":3}'],
  ])('ignores a variant payload that is %s', (_what, value) => {
    const toggles = [{ ...flag, variant: { enabled: true, payload: { type: 'json', value } } }];
    expect(decide({ ...base, toggles })).toEqual({ view: 'remote', reason: 'flag-on', version: '2.0.0' });
  });
});
