/** Makes a random UUID. Works on plain-HTTP origins too, where `crypto.randomUUID` does not exist. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4 and variant 1, RFC 9562 section 5.4.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const hexOf = (uuid: string) => uuid.replaceAll('-', '');

/**
 * The `traceparent` of one try (W3C Trace Context, version 00, sampled). All tries of a call share the trace; each is
 * a span of its own, so that a service's logs tell them apart.
 */
export function traceparent(traceId: string, spanId: string): string {
  return `00-${hexOf(traceId)}-${hexOf(spanId).slice(-16)}-01`;
}
