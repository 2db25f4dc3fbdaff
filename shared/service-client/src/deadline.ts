/** A signal for one try, aborted by the caller's signal or by the deadline; `isOver` tells which it was. */
export interface Deadline {
  readonly signal: AbortSignal;
  isOver(): boolean;
  /** Releases the timer and the listener. */
  release(): void;
}

/** Starts a deadline of `timeoutMs`, cut short by `outer`. */
export function startDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let over = false;
  const cancel = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => {
    over = true;
    controller.abort(new DOMException(`no answer within ${timeoutMs} ms`, 'TimeoutError'));
  }, timeoutMs);
  outer?.addEventListener('abort', cancel);
  if (outer?.aborted) cancel();
  return {
    signal: controller.signal,
    isOver: () => over,
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
