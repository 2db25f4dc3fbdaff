import { type ReactNode, useEffect, useState } from 'react';

/** Shows nothing at first, since most views come at once and a flash would only disturb; then its children. */
export function Placeholder({ afterMs = 400, children }: { afterMs?: number; children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isDue ? children : null;
}
