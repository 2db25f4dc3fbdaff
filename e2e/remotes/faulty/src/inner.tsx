import { useEffect } from 'react';
import type { FaultyHost } from './app.tsx';

/** Code that the remote loads once it is shown; ready with it. */
export default function Inner({ host }: { host: FaultyHost }) {
  useEffect(() => host.ready(), [host]);
  return <textarea aria-label="Message" />;
}
