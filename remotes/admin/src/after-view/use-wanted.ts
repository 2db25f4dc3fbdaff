import { useEffect } from 'react';
import { type AfterView, useAfterView } from './use-after-view.ts';

/** What comes after the view, fetched at once where somebody wants some of it; undefined until it has come. */
export function useWanted(isWanted: boolean): AfterView['part'] {
  const { part, want } = useAfterView();
  useEffect(() => {
    if (isWanted) want();
  }, [isWanted, want]);
  return part;
}
