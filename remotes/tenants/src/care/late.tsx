import type { Tenant } from '@ficus/contracts';
import { lazy, Suspense } from 'react';
import { useWanted } from '../after-view/use-part.ts';
import { PARTS } from './first-parts.ts';

const Care = lazy(() => import(/* webpackChunkName: "care" */ './care.tsx'));

/** What is seldom done with tenants: `usage` and `danger` of one, and those that were `deleted`. */
export type CarePage =
  | { readonly page: 'usage' | 'danger'; readonly tenant: Tenant }
  | { readonly page: 'deleted' };

/** Shows it. Its code comes with the first look at it. */
export function LateCare(props: CarePage) {
  const part = useWanted(true);
  if (!part) return null;
  return (
    <Suspense>
      <Care {...props} parts={{ ...PARTS, ConfirmDialog: part.ConfirmDialog }} />
    </Suspense>
  );
}
