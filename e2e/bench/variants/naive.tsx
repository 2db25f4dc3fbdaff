import type { AppRemote } from '@ficus/remote-kit';
import { loadRemote } from '@module-federation/enhanced/runtime';
import { lazy, Suspense } from 'react';
import { startApp } from './start-app.tsx';

const Chat = lazy(async () => {
  // What `import('chat/remote')` is compiled to.
  const remote = await loadRemote<AppRemote>('chat/remote');
  if (!remote) throw new Error('no remote');
  return { default: remote.App };
});

// Flags first, then the remote through its manifest: federation as its guides show it.
await fetch('/api/flags');
startApp((host) => (
  <Suspense fallback={<p>Loading …</p>}>
    <Chat host={host} />
  </Suspense>
));
