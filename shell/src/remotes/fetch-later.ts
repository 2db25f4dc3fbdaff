/**
 * Brings files into the browser's cache, one after the other and with the lowest priority, so that a flip or the next
 * feature finds them there; nothing of them runs. Does nothing for a person who saves data, and says so by false. A file
 * that cannot be had is no loss: it is asked for again when it is wanted.
 */
export async function fetchLater(files: readonly { url: string; integrity: string }[]): Promise<boolean> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return false;
  for (const { url, integrity } of files) {
    // As a script or style with `crossorigin` would ask for it, so that the cached answer serves those.
    const request = { mode: 'cors', credentials: 'same-origin', priority: 'low', integrity } as const;
    const answer = await fetch(url, request).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
  }
  return true;
}
