/**
 * Whether an error came from the code of a release: the topmost address of its stack, or the file that the event names,
 * lies in the release's folder. What came from elsewhere (the host, an extension) is not the remote's fault.
 */
export function isFromRelease(
  origin: { error: unknown; file: string | undefined },
  remote: string,
  version: string | undefined,
): boolean {
  if (version === undefined) return false;
  const stack = origin.error instanceof Error ? (origin.error.stack ?? '') : '';
  const [top] = /\w+:\/\/\S+/.exec(stack) ?? [];
  return (top ?? origin.file ?? '').includes(`/${remote}/${version}/`);
}
