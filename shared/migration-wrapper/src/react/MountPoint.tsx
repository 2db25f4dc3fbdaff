import { useEffect, useRef, useState } from 'react';

/** Props of {@link MountPoint}. */
export interface MountPointProps {
  /** Mounts the view into the element and returns its undo. Taken once: a later function is not mounted again. */
  readonly mount: (element: HTMLElement) => () => void;
  /** Hears of what `mount` or its undo throws; nothing of it reaches React. */
  readonly onError: (error: unknown, kind: 'mount' | 'unmount') => void;
}

/**
 * A place for a view with a root of its own, of whatever framework. Each mount gets a fresh element, which goes with
 * it: what a careless undo leaves behind does not stay on the page.
 */
export function MountPoint(props: MountPointProps) {
  const place = useRef<HTMLDivElement>(null);
  const [{ mount, onError }] = useState(props);
  useEffect(() => {
    const element = document.createElement('div');
    place.current?.append(element);
    const undo = attempt(() => mount(element), 'mount');
    return () => {
      // After React's own work: a React root inside would else be unmounted in the midst of it.
      queueMicrotask(() => {
        if (typeof undo === 'function') attempt(undo, 'unmount');
        element.remove();
      });
    };

    function attempt<T>(action: () => T, kind: 'mount' | 'unmount'): T | undefined {
      try {
        return action();
      } catch (error) {
        onError(error, kind);
        return undefined;
      }
    }
  }, [mount, onError]);
  return <div ref={place} />;
}
