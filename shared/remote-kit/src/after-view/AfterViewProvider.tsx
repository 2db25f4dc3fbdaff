import { ToastProvider, type ToastProviderProps } from '@ficus/ui';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Host } from '../host.ts';
import { AfterViewError } from './after-view-error.ts';
import { AfterViewContext, AfterViewFetchContext } from './use-after-view.ts';
import { whenIdle } from './when-idle.ts';

/** What comes after a view has the place of its toasts; they wait for it. */
interface Part {
  readonly ToastPlace: NonNullable<ToastProviderProps['place']>;
}

export interface AfterViewProviderProps {
  readonly host: Host;
  /** Fetches the chunk. Must not change. */
  readonly fetchPart: () => Promise<Part>;
  readonly children: ReactNode;
}

/**
 * What a view's first load can do without – dialogs, choices, toasts – comes in a chunk of its own: fetched when the
 * browser is idle after the view is there, or as soon as somebody wants some of it.
 */
export function AfterViewProvider({ host, fetchPart, children }: AfterViewProviderProps) {
  const { feature, report } = host;
  const [part, setPart] = useState<Part>();
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
    fetchPart().then(
      (come) => {
        show.current = () => isGone.current || setPart(come);
        // Where nobody waits for it, it is not drawn in one breath with the evaluation of its code.
        if (isWanted.current) show.current();
        else whenIdle(show.current);
      },
      (cause: unknown) => {
        isComing.current = false;
        if (isGone.current) return;
        report(new AfterViewError(feature, cause), { action: 'load-part' });
        setFailed(isWanted.current);
      },
    );
  }, [feature, report, fetchPart]);
  const want = useCallback(() => {
    isWanted.current = true;
    setFailed(false);
    show.current?.();
    load();
  }, [load]);

  const afterView = useMemo(() => ({ part, hasFailed }), [part, hasFailed]);
  const fetch = useMemo(() => ({ want, fetchWhenIdle: () => void whenIdle(load) }), [want, load]);
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
