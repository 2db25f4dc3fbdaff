import { createContext } from 'react';
import { type Later, useLater } from '../later/use-later.ts';

/** What comes after the view, once it has come. */
export type AfterView = Later<typeof import('./after-view.ts')>;

const fetchAfterView = () => import(/* webpackChunkName: "after-view" */ './after-view.ts');

/** What comes after the view, for whatever stands in the chat. */
export const AfterViewContext = createContext<AfterView | undefined>(undefined);

/** Fetches it once the person can use what they see. */
export function useAfterView(isUsable: boolean): AfterView {
  return useLater('after-view', fetchAfterView, isUsable);
}
