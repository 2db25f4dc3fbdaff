import { createHmac } from 'node:crypto';

const REMEMBERED = 10_000;

/**
 * Gives each person a name that says nothing of them to who has not the secret, and is the same for the same person:
 * 128 bits of an HMAC of their id, in base64url.
 */
export function createPseudonyms(secret: string): (personId: string) => string {
  const known = new Map<string, string>();
  return (personId) => {
    const before = known.get(personId);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const name = createHmac('sha256', secret).update(personId).digest().subarray(0, 16).toString('base64url');
    known.set(personId, name);
    return name;
  };
}
