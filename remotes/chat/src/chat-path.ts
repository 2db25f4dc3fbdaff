/** Path below the feature's base path, of a conversation or, without an id, of the start page. */
export function chatPath(conversationId?: string): string {
  return conversationId === undefined ? '/' : `/${encodeURIComponent(conversationId)}`;
}

/** The conversation that a path below the base path names; undefined on the start page and for a malformed path. */
export function conversationIdOf(path: string): string | undefined {
  const [segment] = path.slice(1).split(/[/?#]/, 1);
  if (!segment) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
