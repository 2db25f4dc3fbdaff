import { Component, type ReactNode, Suspense, useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { Placeholder } from './Placeholder.tsx';

/** A view that suspends again after it was shown may wait for so long. */
const SUSPENDED_LIMIT_MS = 5000;

interface AttemptBoundaryProps {
  /** What to show of a view that suspends, once that takes long. */
  readonly pending: ReactNode;
  readonly onError: (kind: 'render' | 'effect' | 'suspended', error: unknown) => void;
  readonly children: ReactNode;
}

/**
 * Contains one attempt at a view (give it a new key for each): an error leaves nothing on the screen and is reported,
 * and a view that suspends for ever does not take the frame with it. The Suspense boundary only shows its fallback
 * when the view itself suspends, so it holds no other view back.
 *
 * React does not say whether a render or an effect threw. What arrives between the first commit and the end of its
 * effects is called an effect's; everything later counts as render.
 */
export class AttemptBoundary extends Component<AttemptBoundaryProps, { hasError: boolean }> {
  override state = { hasError: false };
  #stage: 'rendering' | 'effects' | 'settled' = 'rendering';

  static getDerivedStateFromError() {
    return { hasError: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(this.#stage === 'effects' ? 'effect' : 'render', error);
  }

  override render(): ReactNode {
    if (this.state.hasError) return null;
    const { pending, onError, children } = this.props;
    const onStuck = () =>
      onError('suspended', new Error(`The view suspended for more than ${SUSPENDED_LIMIT_MS} ms.`));
    return (
      <Suspense fallback={<Suspended onStuck={onStuck}>{pending}</Suspended>}>
        <Commit onLayout={this.#committed} />
        {children}
        <Commit onEffects={this.#settled} />
      </Suspense>
    );
  }

  #committed = (): void => {
    this.#stage = 'effects';
  };

  #settled = (): void => {
    // React reports what effects threw after all of them have run, but within the same task.
    queueMicrotask(() => {
      this.#stage = 'settled';
    });
  };
}

/** Tells of the first commit: put before the view it speaks before the view's effects, put after it behind them. */
function Commit({ onLayout, onEffects }: { onLayout?: () => void; onEffects?: () => void }) {
  useLayoutEffect(() => onLayout?.(), [onLayout]);
  useEffect(() => onEffects?.(), [onEffects]);
  return null;
}

function Suspended({ onStuck, children }: { onStuck: () => void; children: ReactNode }) {
  const stuck = useEffectEvent(onStuck);
  useEffect(() => {
    const timer = setTimeout(stuck, SUSPENDED_LIMIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Placeholder>{children}</Placeholder>;
}
