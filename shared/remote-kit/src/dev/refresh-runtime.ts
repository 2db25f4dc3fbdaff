/// <reference path="./react-refresh.d.ts" />
import * as own from 'react-refresh';

/**
 * Takes the place of `react-refresh/runtime` in every development build. Host and remotes share one React, so they share
 * one refresh runtime too: that of the build which is on the page first. Each build has names of its own in it: two
 * remotes both have an `App`.
 */

/** Name of the build; webpack puts it here. */
declare const FICUS_BUILD: string;

const page = globalThis as { ficusRefresh?: typeof own };
const isFirst = page.ficusRefresh === undefined;
page.ficusRefresh ??= own;
const shared = page.ficusRefresh;

export const createSignatureFunctionForTransform = shared.createSignatureFunctionForTransform;
export const getFamilyByType = shared.getFamilyByType;
export const isLikelyComponentType = shared.isLikelyComponentType;

/** Refreshes what an edit touched. A host built for production has a React that cannot: there the page begins anew. */
export function performReactRefresh(): ReturnType<typeof own.performReactRefresh> {
  const update = shared.performReactRefresh();
  if (update && !canRefresh()) location.reload();
  return update;
}

export function register(type: unknown, id: string): void {
  shared.register(type, `${FICUS_BUILD} ${id}`);
}

/** Whether a React that can be refreshed has anything on the page: one built for production does not say how. */
function canRefresh(): boolean {
  return shared._getMountedRootCount() > 0;
}

/** React is to be hooked once, whoever comes first. */
export function injectIntoGlobalHook(target: typeof globalThis): void {
  if (isFirst) shared.injectIntoGlobalHook(target);
}
