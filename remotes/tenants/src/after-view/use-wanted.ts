import { useEffect } from 'react';
import { type AfterView, useAfterView, useAfterViewFetch } from './use-after-view.ts';

/** What comes after the view, fetched at once where somebody wants some of it; undefined until it has come. */
export function useWanted(isWanted: boolean): AfterView['part'] {
  const { part } = useAfterView();
  const { want } = useAfterViewFetch();
  useEffect(() => {
    if (isWanted) want();
  }, [isWanted, want]);
  return part;
}
