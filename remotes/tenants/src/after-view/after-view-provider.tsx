import { ToastProvider } from '@ficus/ui';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHost } from '../host-context.ts';
import { AfterViewError } from './after-view-error.ts';
import { type AfterView, AfterViewContext } from './use-after-view.ts';

const fetchAfterView = () => import(/* webpackChunkName: "after-view" */ './after-view.ts');

/**
 * Fetches what the first view can do without – dialogs, toasts – once that view is there, or as soon as somebody
 * wants some of it. Toasts wait for it.
 */
export function AfterViewProvider({ children }: { readonly children: ReactNode }) {
  const { report } = useHost();
  const [part, setPart] = useState<AfterView['part']>();
  const [hasFailed, setFailed] = useState(false);
  const isComing = useRef(false);
  const isWanted = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const load = useCallback(() => {
    if (isComing.current) return;
    isComing.current = true;
    fetchAfterView().then(
      (come) => isGone.current || setPart(come),
      (cause: unknown) => {
        isComing.current = false;
        if (isGone.current) return;
        report(new AfterViewError(cause), { action: 'load-part' });
        setFailed(isWanted.current);
      },
    );
  }, [report]);
  const want = useCallback(() => {
    isWanted.current = true;
    setFailed(false);
    load();
  }, [load]);
  const fetchWhenIdle = useCallback(() => whenIdle(load), [load]);

  const afterView = useMemo(
    () => ({ part, hasFailed, want, fetchWhenIdle }),
    [part, hasFailed, want, fetchWhenIdle],
  );
  return (
    <AfterViewContext value={afterView}>
      <ToastProvider place={part?.ToastPlace} onWaiting={want}>
        {children}
      </ToastProvider>
    </AfterViewContext>
  );
}

/** Runs a task once nothing else is to be done, after two seconds at the latest. */
function whenIdle(task: () => void): void {
  // Safari has no such call.
  if (typeof requestIdleCallback !== 'function') setTimeout(task, 200);
  else requestIdleCallback(task, { timeout: 2_000 });
}
