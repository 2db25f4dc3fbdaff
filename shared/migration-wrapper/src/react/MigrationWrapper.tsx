import { Fragment, type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Attempt, FeatureController, WrapperState } from '../index.ts';
import { AttemptBoundary } from './AttemptBoundary.tsx';
import { KeepPlace } from './KeepPlace.tsx';
import { Placeholder } from './Placeholder.tsx';

/** Props of {@link MigrationWrapper}. */
export interface MigrationWrapperProps<R, L> {
  /** Started and stopped by its owner, so that loading may begin before anything renders. */
  readonly controller: FeatureController<R, L>;
  /** Renders what `loadRemote` gave. Hand the attempt's `signal` on, and connect the remote's `ready`. */
  readonly renderRemote: (remote: R, attempt: Attempt) => ReactNode;
  /** Renders what `loadLegacy` gave. */
  readonly renderLegacy: (legacy: L, state: WrapperState<R, L>) => ReactNode;
  /** Shown when there has been no view for 400 ms. */
  readonly pending?: ReactNode;
  /** Shown when no view can be had at all. */
  readonly failed: (error: unknown, retry: () => void) => ReactNode;
  /** The language of a view where it is not the page's. */
  readonly languageOf?: ((shown: NonNullable<WrapperState<R, L>['shown']>) => string | undefined) | undefined;
  /** Names the section for a screen reader. */
  readonly label?: string;
}

/**
 * Shows the view that the controller has come to, in a section that says which and why (`data-feature`, `data-view`,
 * `data-reason`, `data-phase`, `data-version`). Contains what the views throw and reports it to the controller.
 */
export function MigrationWrapper<R, L>(props: MigrationWrapperProps<R, L>) {
  const { controller, renderRemote, renderLegacy, pending, failed, languageOf, label } = props;
  const state = useSyncExternalStore(controller.subscribe, controller.getState, controller.getState);
  const { shown, phase } = state;
  const lastAttempt = useRef<Attempt>(undefined);
  useEffect(() => {
    lastAttempt.current = shown?.attempt ?? lastAttempt.current;
  });

  // One element for as long as the remote is shown: a change of the state alone does not render it again.
  const remote = useMemo(
    () => shown?.view === 'remote' && <View render={() => renderRemote(shown.remote, shown.attempt)} />,
    [shown, renderRemote],
  );

  function content(): ReactNode {
    if (shown) {
      const { attempt } = shown;
      return (
        <AttemptBoundary
          key={attempt.id}
          pending={pending}
          onError={(kind, error) => controller.failed(attempt, kind, error)}
        >
          {shown.view === 'legacy' ? <View render={() => renderLegacy(shown.legacy, state)} /> : remote}
        </AttemptBoundary>
      );
    }
    if (phase === 'failed') {
      return <Fragment key="failed">{failed(state.error, controller.retry)}</Fragment>;
    }
    return <Placeholder key="pending">{pending}</Placeholder>;
  }

  const isSettled = phase === 'failed' || (shown !== undefined && phase !== 'mounting');
  return (
    <KeepPlace
      viewId={shown?.attempt.id}
      isSettled={isSettled}
      onUnmountError={(error) => {
        if (lastAttempt.current) controller.failed(lastAttempt.current, 'unmount', error);
      }}
      attributes={{
        lang: shown && languageOf?.(shown),
        'aria-label': label,
        'aria-busy': !isSettled,
        'data-feature': controller.feature,
        'data-view': state.view,
        'data-reason': state.reason,
        'data-phase': phase,
        'data-version': shown?.attempt.version,
      }}
    >
      {content()}
    </KeepPlace>
  );
}

/** Calls the render function inside the boundary, so that it may throw like any view. */
function View({ render }: { render: () => ReactNode }) {
  return render();
}
