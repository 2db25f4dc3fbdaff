import type { Page } from '@playwright/test';
import { faultAt } from '../system/faults.ts';
import { publishByFederationAlone, publishFixture, publishStrangers } from '../system/releases.ts';
import { expect } from '../test.ts';
import type { Row } from './row.ts';
import type { Stand } from './stand.ts';

const LEGACY = { view: 'legacy' } as const;
const FAILED = { ...LEGACY, reason: 'load-failed' } as const;
const TIMEOUT = { ...LEGACY, reason: 'load-timeout' } as const;
const STAYS = { view: 'remote', reason: 'flag-on', by: 'cold' } as const;

/** The whole origin, for a browser that has nothing in its cache. */
const ORIGIN: Row[] = [
  { fault: 'refused', plan: () => 'refused' as const, ...FAILED, isShort: true },
  { fault: 'reset mid-transfer', plan: () => faultAt('origin', 'reset'), ...FAILED },
  { fault: '404', plan: () => faultAt('origin', 'status-404'), ...FAILED },
  { fault: '500', plan: () => faultAt('origin', 'status-500'), ...FAILED },
  { fault: '503', plan: () => faultAt('origin', 'status-503'), ...FAILED },
  { fault: 'never answers', plan: () => faultAt('origin', 'hang'), ...TIMEOUT },
  { fault: 'one byte a second', plan: () => faultAt('origin', 'slow'), ...TIMEOUT },
  { fault: 'HTML with status 200', plan: () => faultAt('origin', 'html'), ...FAILED },
  { fault: 'CORS refused', plan: () => faultAt('origin', 'no-cors'), ...FAILED },
].map((row) => ({ where: 'origin', ...row }));

/** What says which release is published. The front door keeps what it last understood. */
const MANIFEST: Row[] = [
  { fault: 'missing', plan: () => faultAt('pointer', 'status-404'), ...STAYS },
  { fault: 'truncated', plan: () => faultAt('pointer', 'truncated'), ...STAYS, isShort: true },
  { fault: 'not JSON', plan: () => faultAt('pointer', 'html'), ...STAYS },
  { fault: 'of another shape', plan: () => faultAt('pointer', { body: '{"releases":[1,2]}' }), ...STAYS },
  {
    fault: 'unknown contract version',
    plan: () => faultAt('pointer', { set: { contract: 9, version: '9.0.0' } }),
    ...LEGACY,
    reason: 'incompatible' as const,
    by: 'cold' as const,
  },
  {
    fault: 'names files that are gone',
    plan: () => faultAt('pointer', { set: { version: '7.0.0-gone' } }),
    ...FAILED,
    by: 'cold' as const,
  },
  {
    fault: 'names files that are gone; a last good version is known',
    plan: () => faultAt('pointer', { set: { version: '7.0.0-gone' } }),
    view: 'remote' as const,
    reason: 'last-good' as const,
    hasLastGood: true,
    by: 'cold' as const,
  },
].map((row) => ({ where: 'manifest', ...row }));

const KINDS = {
  entry: 'entry',
  'exposed chunk': 'exposed',
  'shared chunk': 'shared',
  stylesheet: 'style',
} as const;
/** A lean build is one file, and shares with the host alone: the remote of another bundler is in chunks, one of which two others share. */
const IN_CHUNKS = { release: publishStrangers };
const PIECES: Row[] = Object.entries(KINDS).flatMap(([where, kind]) =>
  piecesOf(where, kind).map((row) =>
    kind === 'shared' || kind === 'exposed' ? { ...row, ...IN_CHUNKS } : row,
  ),
);

function piecesOf(where: string, kind: (typeof KINDS)[keyof typeof KINDS]): Row[] {
  return [
    { where, fault: '404', plan: () => faultAt(kind, 'status-404'), ...FAILED, isShort: kind === 'entry' },
    { where, fault: 'hang', plan: () => faultAt(kind, 'hang'), ...TIMEOUT },
    {
      where,
      fault: 'truncated',
      plan: () => faultAt(kind, 'truncated'),
      ...FAILED,
    },
    {
      where,
      fault: 'one byte flipped',
      plan: () => faultAt(kind, 'flipped'),
      ...FAILED,
    },
    { where, fault: 'wrong type', plan: () => faultAt(kind, 'wrong-type'), ...FAILED },
  ];
}

const faulty = () => publishFixture('faulty');
const INNER: Row[] = [
  { fault: '404', plan: () => faultAt('inner', 'status-404'), reason: 'render-error' as const },
  { fault: 'hang', plan: () => faultAt('inner', 'hang'), reason: 'not-ready' as const },
  { fault: 'truncated', plan: () => faultAt('inner', 'truncated'), reason: 'render-error' as const },
  {
    fault: 'one byte flipped',
    plan: () => faultAt('inner', 'flipped'),
    reason: 'render-error' as const,
  },
  { fault: 'wrong type', plan: () => faultAt('inner', 'wrong-type'), reason: 'render-error' as const },
].map((row) => ({
  where: 'inner lazy chunk',
  release: faulty,
  planted: 'inner-chunk',
  by: 'cold' as const,
  ...LEGACY,
  ...row,
}));

const press = (name: string) => async (stand: { press: (name: string) => Promise<void> }) => {
  for (let times = 0; times < 3; times += 1) await stand.press(name);
};

async function goBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Back to the old Chat' }).click();
  await page.getByRole('button', { name: 'Go back' }).click();
}

const CODE: Row[] = [
  { fault: 'throws at evaluation', planted: 'throws-at-evaluation', reason: 'load-failed' as const },
  { fault: 'throws in render', planted: 'throws-in-render', reason: 'render-error' as const, isShort: true },
  {
    fault: 'throws undefined',
    planted: 'throws-nothing',
    reason: 'render-error' as const,
    by: 'cold' as const,
  },
  {
    fault: 'renders what is no element',
    planted: 'renders-an-object',
    reason: 'render-error' as const,
    by: 'cold' as const,
  },
  {
    fault: 'exposes no view',
    planted: 'exports-no-view',
    reason: 'load-failed' as const,
    by: 'cold' as const,
  },
  {
    fault: 'takes away what React has rendered',
    planted: 'tears-its-dom',
    act: (stand: Stand) => stand.press('Tear'),
    reason: 'render-error' as const,
    by: 'cold' as const,
  },
  { fault: 'throws in an effect', planted: 'throws-in-effect', reason: 'effect-error' as const },
  {
    fault: 'throws in an event handler, three times',
    planted: 'none',
    act: press('Break the handler'),
    reason: 'repeated-errors' as const,
  },
  {
    fault: 'rejects a promise, three times',
    planted: 'none',
    act: press('Break a promise'),
    reason: 'repeated-errors' as const,
  },
  {
    fault: 'throws at unmount, when the person goes back to the old view',
    planted: 'throws-at-unmount',
    act: ({ page }: Stand) => goBack(page),
    reason: 'by-choice' as const,
  },
  { fault: 'suspends for ever', planted: 'suspends', reason: 'not-ready' as const },
  { fault: 'never ready', planted: 'never-ready', reason: 'not-ready' as const },
  { fault: 'endless re-render', planted: 'endless-render', reason: 'effect-error' as const },
  { fault: 'ready after the deadline', planted: 'ready-late', reason: 'not-ready' as const },
].map((row) => ({ where: 'code', release: faulty, ...LEGACY, ...row }));

const LAST_GOOD: Row[] = [
  { fault: 'throws at evaluation; a last good version is known', planted: 'throws-at-evaluation' },
  { fault: 'throws in render; a last good version is known', planted: 'throws-in-render', isShort: true },
  { fault: 'never ready; a last good version is known', planted: 'never-ready' },
].map((row) => ({
  where: 'code',
  release: faulty,
  hasLastGood: true,
  by: 'cold' as const,
  view: 'remote' as const,
  reason: 'last-good' as const,
  ...row,
}));

const ownRoot = () => publishFixture('own-root', '8.8.8');
const MOUNT: Row[] = [
  {
    fault: 'none: a remote with its own root works',
    planted: 'none',
    by: 'cold' as const,
    view: 'remote' as const,
    reason: 'flag-on' as const,
  },
  {
    fault: 'throws in mount',
    planted: 'throws-in-mount',
    ...LEGACY,
    reason: 'render-error' as const,
    isShort: true,
  },
  { fault: 'never ready', planted: 'never-ready', ...LEGACY, reason: 'not-ready' as const },
].map((row) => ({ where: 'mount(element, host)', release: ownRoot, ...row }));

const BY_RSPACK: Row[] = [
  {
    fault: 'none: it works, with one React and one query client',
    view: 'remote' as const,
    reason: 'flag-on' as const,
    act: ({ page }: Stand) => expect(page.locator('[data-query-client="shared"]')).toBeVisible(),
    isShort: true,
  },
  { fault: 'entry: 404', plan: () => faultAt('entry', 'status-404'), ...FAILED },
  { fault: 'exposed chunk: one byte flipped', plan: () => faultAt('exposed', 'flipped'), ...FAILED },
  {
    fault: 'inner lazy chunk: one byte flipped',
    plan: () => faultAt('inner', 'flipped'),
    ...LEGACY,
    reason: 'render-error' as const,
  },
  { fault: 'throws in render', planted: 'throws-in-render', ...LEGACY, reason: 'render-error' as const },
].map((row) => ({ where: 'built by Rspack', release: publishStrangers, by: 'cold' as const, ...row }));

/** Our own chat as a host that is not ours would load it: by the federation runtime. */
const BY_FEDERATION: Row[] = [
  { fault: 'none: it works', view: 'remote' as const, reason: 'flag-on' as const },
  { fault: 'entry: hang', plan: () => faultAt('entry', 'hang'), ...TIMEOUT },
  { fault: 'exposed chunk: truncated', plan: () => faultAt('exposed', 'truncated'), ...FAILED },
].map((row) => ({
  where: 'by federation alone',
  release: publishByFederationAlone,
  by: 'cold' as const,
  ...row,
}));

/** Every row that is told by a table; those that are a story of their own stand in the other files of this folder. */
export const ROWS: readonly Row[] = [
  ...ORIGIN,
  ...MANIFEST,
  ...PIECES,
  ...INNER,
  ...CODE,
  ...LAST_GOOD,
  ...MOUNT,
  ...BY_RSPACK,
  ...BY_FEDERATION,
];
