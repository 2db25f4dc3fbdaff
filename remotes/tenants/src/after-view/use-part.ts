import { useWanted as useWantedOf } from '@ficus/remote-kit/after-view';

type Part = typeof import('./after-view.ts');

/** Fetches what comes after the view of the tenants' pages. */
export const fetchPart = (): Promise<Part> => import(/* webpackChunkName: "after-view" */ './after-view.ts');

export const useWanted = useWantedOf<Part>;
