import { lazy, Suspense } from 'react';
import { startApp } from './start-app.tsx';

const Chat = lazy(() => import('../../../remotes/chat/src/remote.ts').then(({ App }) => ({ default: App })));

// One build, split at the route, as React's documentation shows it.
startApp((host) => (
  <Suspense fallback={<p>Loading …</p>}>
    <Chat host={host} />
  </Suspense>
));
