import { whenIdle } from '@ficus/remote-kit/after-view';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../host-context.ts';
import { PartError } from './part-error.ts';

/** A part of the chat whose code is fetched apart from its first view. */
export interface Later<T> {
  /** Absent until it has come. */
  readonly part: T | undefined;
  /** Why the last try failed. */
  readonly error: PartError | undefined;
  /** Fetches it now, again after a failure. */
  readonly load: () => void;
}

/**
 * A part of the chat, fetched once `isWanted` holds and the browser has nothing else to do, or as soon as `load` is
 * called. Nothing waits for it: until it has come the view goes without. `fetchPart` and `name` must not change.
 */
export function useLater<T>(name: string, fetchPart: () => Promise<T>, isWanted: boolean): Later<T> {
  const host = useHost();
  const [state, setState] = useState<Pick<Later<T>, 'part' | 'error'>>({ part: undefined, error: undefined });
  const isComing = useRef(false);

  const load = useCallback(() => {
    if (isComing.current) return;
    isComing.current = true;
    fetchPart().then(
      (part) => setState({ part, error: undefined }),
      (cause: unknown) => {
        isComing.current = false;
        const error = new PartError(name, cause);
        host.report(error, { action: 'load-part' });
        setState({ part: undefined, error });
      },
    );
  }, [host, name, fetchPart]);

  useEffect(() => (isWanted ? whenIdle(load) : undefined), [isWanted, load]);
  return { ...state, load };
}
