import { createContext, useContext } from 'react';

/** What comes after the view. */
export interface AfterView {
  /** Absent until it has come. */
  readonly part: typeof import('./after-view.ts') | undefined;
  /** Somebody wants it, and it could not be had. */
  readonly hasFailed: boolean;
}

/** How it is fetched. These never change, so that whoever only asks is not drawn anew when it comes. */
export interface AfterViewFetch {
  /** Fetches it now, for somebody who wants it; again after a failure. */
  readonly want: () => void;
  /** The person can use what they see: it is fetched as soon as the browser has nothing else to do. */
  readonly fetchWhenIdle: () => void;
}

export const AfterViewContext = createContext<AfterView | undefined>(undefined);
export const AfterViewFetchContext = createContext<AfterViewFetch | undefined>(undefined);

/** What comes after the view. Throws outside of `AfterViewProvider`. */
export function useAfterView(): AfterView {
  return useInside(useContext(AfterViewContext));
}

/** The ways to have it fetched. Throws outside of `AfterViewProvider`. */
export function useAfterViewFetch(): AfterViewFetch {
  return useInside(useContext(AfterViewFetchContext));
}

function useInside<T>(value: T | undefined): T {
  if (!value) throw new Error('What comes after the view: render the component inside AfterViewProvider.');
  return value;
}
