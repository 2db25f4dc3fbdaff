const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether pages of an origin may read what a development server serves: those of this machine, and those named in
 * `readers`. Any site that a developer has open could otherwise read the source.
 */
export function mayRead(origin: string, readers: readonly string[]): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return HERE.has(hostname) || hostname.endsWith('.localhost') || readers.includes(origin);
}
