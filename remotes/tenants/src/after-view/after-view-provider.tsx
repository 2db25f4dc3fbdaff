import { ToastProvider } from '@ficus/ui';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHost } from '../host-context.ts';
import { AfterViewError } from './after-view-error.ts';
import { type AfterView, AfterViewContext, AfterViewFetchContext } from './use-after-view.ts';
import { whenIdle } from './when-idle.ts';

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
  const show = useRef<() => void>(undefined);
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
      (come) => {
        show.current = () => isGone.current || setPart(come);
        // Where nobody waits for it, it is not drawn in one breath with the evaluation of its code.
        if (isWanted.current) show.current();
        else whenIdle(show.current);
      },
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
    show.current?.();
    load();
  }, [load]);

  const afterView = useMemo(() => ({ part, hasFailed }), [part, hasFailed]);
  const fetch = useMemo(() => ({ want, fetchWhenIdle: () => whenIdle(load) }), [want, load]);
  return (
    <AfterViewFetchContext value={fetch}>
      <AfterViewContext value={afterView}>
        <ToastProvider place={part?.ToastPlace} onWaiting={want}>
          {children}
        </ToastProvider>
      </AfterViewContext>
    </AfterViewFetchContext>
  );
}
