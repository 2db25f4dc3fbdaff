import type { Attempt, FeatureController } from '../index.ts';

/** What {@link watchErrors} needs. */
export interface ErrorWatch {
  readonly controller: Pick<FeatureController<unknown, unknown>, 'getState' | 'failed'>;
  /**
   * Whether an error came from the code of this attempt: compare the addresses in its stack, or the file that the
   * event names, with those of the attempt's release. When in doubt, false: what is not attributed never swaps.
   */
  readonly isOwn: (origin: { error: unknown; file: string | undefined; attempt: Attempt }) => boolean;
  /** Default: `window`. */
  readonly target?: EventTarget;
}

/**
 * Watches the page for errors that no boundary sees, of handlers, timers and promises, and reports those that the
 * remote on the screen is to blame for. Returns its undo.
 */
export function watchErrors({ controller, isOwn, target = window }: ErrorWatch): () => void {
  const onError = (event: Event) => {
    const { error, filename } = event as ErrorEvent; // of this type by the event's name
    report('handler', error, filename || undefined);
  };
  const onRejection = (event: Event) => {
    report('promise', (event as PromiseRejectionEvent).reason, undefined); // of this type by the event's name
  };
  function report(kind: 'handler' | 'promise', error: unknown, file: string | undefined): void {
    const { shown } = controller.getState();
    if (shown?.view !== 'remote' || !isOwn({ error, file, attempt: shown.attempt })) return;
    controller.failed(shown.attempt, kind, error);
  }
  target.addEventListener('error', onError);
  target.addEventListener('unhandledrejection', onRejection);
  return () => {
    target.removeEventListener('error', onError);
    target.removeEventListener('unhandledrejection', onRejection);
  };
}
