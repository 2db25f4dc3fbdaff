import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { draftOf } from './drafts.ts';
import type { FieldHost } from './inner.tsx';

const Field = lazy(() => import(/* webpackChunkName: "inner" */ './inner.tsx'));

interface StrangersHost extends FieldHost {
  readonly queryClient: unknown;
}

/** A chat of another team with another bundler: hooks, the host's query client by context, and code that comes later. */
export function App({ host }: { host: StrangersHost }) {
  const [planted] = useState(() => sessionStorage.getItem('planted'));
  const isOneCopy = useQueryClient() === host.queryClient;
  const hadDraft = useState(() => draftOf(host.session.drafts, host.navigation.path().slice(1)) !== '')[0];
  if (planted === 'throws-in-render') throw new Error('planted: throws in render');
  return (
    <div data-query-client={isOneCopy ? 'shared' : 'its own'} data-had-draft={hadDraft}>
      <Suspense fallback="One moment …">
        <Field host={host} />
      </Suspense>
    </div>
  );
}
