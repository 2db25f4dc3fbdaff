import { createContext, useContext, useEffect } from 'react';

/** What comes after the view. */
export interface AfterView<P> {
  /** Absent until it has come. */
  readonly part: P | undefined;
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

export const AfterViewContext = createContext<AfterView<unknown> | undefined>(undefined);
export const AfterViewFetchContext = createContext<AfterViewFetch | undefined>(undefined);

/** What comes after the view: `P` is what the provider's `fetchPart` brings. Throws outside of `AfterViewProvider`. */
export function useAfterView<P>(): AfterView<P> {
  // A remote has one provider, and says once what it brings.
  return inside(useContext(AfterViewContext)) as AfterView<P>;
}

/** The ways to have it fetched. Throws outside of `AfterViewProvider`. */
export function useAfterViewFetch(): AfterViewFetch {
  return inside(useContext(AfterViewFetchContext));
}

/** What comes after the view, fetched at once where somebody wants some of it; undefined until it has come. */
export function useWanted<P>(isWanted: boolean): P | undefined {
  const { part } = useAfterView<P>();
  const { want } = useAfterViewFetch();
  useEffect(() => {
    if (isWanted) want();
  }, [isWanted, want]);
  return part;
}

function inside<T>(value: T | undefined): T {
  if (!value) throw new Error('What comes after the view: render the component inside AfterViewProvider.');
  return value;
}
