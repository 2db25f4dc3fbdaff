import { lazy, Suspense } from 'react';
import { FeatureBoundary } from '../feature/FeatureBoundary.tsx';
import type { HostParts } from '../host/create-host.ts';

const Bell = lazy(async () => ({
  default: (await import(/* webpackChunkName: "notifications" */ './Bell.tsx')).Bell,
}));

/** The bell, once its code is there. Without it the page is whole. */
export function LateBell({ host }: { readonly host: HostParts }) {
  return (
    <FeatureBoundary fallback={() => null} onError={(error) => host.report('notifications', error)}>
      <Suspense>
        <Bell host={host} />
      </Suspense>
    </FeatureBoundary>
  );
}
