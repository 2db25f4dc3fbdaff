import { lazy, Suspense, startTransition, useState } from 'react';
import { startApp } from './start-app.tsx';

const Chat = lazy(() => import('../../../remotes/chat/src/remote.ts').then(({ App }) => ({ default: App })));

// One build, split at the route, as React's documentation shows it.
startApp((host) => (
  <Route>
    <Suspense fallback={<p>Loading …</p>}>
      <Chat host={host} />
    </Suspense>
  </Route>
));

/** At `#later` the person is elsewhere first; a transition holds nothing back when they come. */
function Route({ children }: { children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(location.hash !== '#later');
  if (isOpen) return children;
  return (
    <button type="button" onClick={() => startTransition(() => setOpen(true))}>
      Open the chat
    </button>
  );
}
