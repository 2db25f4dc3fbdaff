import { createContext, useContext } from 'react';

/** What comes after the view. */
export interface AfterView {
  /** Absent until it has come. */
  readonly part: typeof import('./after-view.ts') | undefined;
  /** Somebody wants it, and it could not be had. */
  readonly hasFailed: boolean;
  /** Fetches it now, for somebody who wants it; again after a failure. */
  readonly want: () => void;
  /** The person can use what they see: it is fetched as soon as the browser has nothing else to do. */
  readonly fetchWhenIdle: () => void;
}

export const AfterViewContext = createContext<AfterView | undefined>(undefined);

/** What comes after the view. Throws outside of `AfterViewProvider`. */
export function useAfterView(): AfterView {
  const afterView = useContext(AfterViewContext);
  if (!afterView) throw new Error('useAfterView: render the component inside AfterViewProvider.');
  return afterView;
}
