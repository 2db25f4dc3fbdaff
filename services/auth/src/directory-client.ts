import { askNeighbour, REQUEST_ID_HEADER } from '@ficus/service-kit';
import { Identity } from './identity.ts';
import type { Tokens } from './tokens.ts';

const TIMEOUT_MS = 1_000;

/** Asks the directory who a person is: undefined when it does not know them. Throws when it gives no usable answer. */
export type AskDirectory = (personId: string, requestId: string) => Promise<Identity | undefined>;

/** Makes the client; it signs its requests as this service. A request may take one second. */
export function createDirectoryClient(directoryUrl: string, tokens: Tokens): AskDirectory {
  return async (personId, requestId) => {
    const url = new URL(`/internal/identities/${encodeURIComponent(personId)}`, directoryUrl);
    const { token } = await tokens.forItself();
    const { status, text } = await askNeighbour(url, {
      headers: { authorization: `Bearer ${token}`, [REQUEST_ID_HEADER]: requestId },
      timeoutMs: TIMEOUT_MS,
    });
    const body: unknown = JSON.parse(text);
    // A 404 of the directory itself, not of something else that listens at its address.
    const isUnknown = status === 404 && Reflect.get(Object(body), 'code') === 'no-such-person';
    if (isUnknown) return undefined;
    if (status >= 300) throw new Error(`The directory answered ${status} for the identity of ${personId}.`);
    return Identity.parse(body);
  };
}
