import { useEffect, useState } from 'react';
import type { AfterView } from './load-after-view.ts';

/** What comes after the view, once it is there. */
export function useAfterView(coming: Promise<AfterView>): AfterView | undefined {
  const [afterView, setAfterView] = useState<AfterView>();
  useEffect(() => {
    let isOver = false;
    void coming.then((came) => {
      if (!isOver) setAfterView(came);
    });
    return () => {
      isOver = true;
    };
  }, [coming]);
  return afterView;
}
