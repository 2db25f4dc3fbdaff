const SAFE = new Set(['http:', 'https:', 'mailto:']);

/** An absolute address that a reply may lead to; undefined for every other: scripts, data, and paths of this host. */
export function safeAddress(href: string): string | undefined {
  try {
    const address = new URL(href);
    return SAFE.has(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}
