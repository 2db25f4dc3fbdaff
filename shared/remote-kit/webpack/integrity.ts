import { createHash } from 'node:crypto';

/** The Subresource Integrity value of a file's bytes (sha256: a page carries one for each of its files). */
export function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
