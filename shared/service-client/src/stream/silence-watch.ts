/** A signal that aborts when nothing has been heard for too long, or the caller's signal does. */
export interface SilenceWatch {
  readonly signal: AbortSignal;
  /** Something came: the time begins anew. */
  heard(): void;
  /** Tells whether silence ended it. */
  isOver(): boolean;
  release(): void;
}

/** Starts to listen, with `silenceMs` until the first word and from each word to the next. */
export function startSilenceWatch(silenceMs: number, outer: AbortSignal | undefined): SilenceWatch {
  const controller = new AbortController();
  let over = false;
  let timer: ReturnType<typeof setTimeout>;
  const cancel = () => controller.abort(outer?.reason);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      over = true;
      controller.abort(new DOMException(`nothing for ${silenceMs} ms`, 'TimeoutError'));
    }, silenceMs);
  };
  heard();
  outer?.addEventListener('abort', cancel);
  if (outer?.aborted) cancel();
  return {
    signal: controller.signal,
    heard,
    isOver: () => over,
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
