import { isRecord, type JsonRecord } from '../lenses/json-record.ts';
import type { Steps } from '../lenses/steps.ts';
import { stringifyInSteps } from '../lenses/stringify-in-steps.ts';

const secretName = /token|secret|passw|authori[sz]ation|credential|api[-_]?key|cookie|jwt/i;
const secretText =
  /("[^"\\]*(?:token|secret|passw|authori[sz]ation|credential|api[-_]?key|cookie|jwt)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi;
const REDACTED = '[redacted]';

/**
 * The raw legacy session without its secrets: every member whose name speaks of one (token, password, API key …)
 * has '[redacted]' as its value. Message texts are not touched. `session`: the same value parsed, or undefined if it
 * cannot be parsed; then secrets that are texts are found by pattern.
 */
export function* redact(raw: string, session: JsonRecord | undefined): Steps<string> {
  if (session === undefined) return raw.replace(secretText, `$1"${REDACTED}"`);
  if (!(yield* hasSecrets(session))) return raw;
  return yield* stringifyInSteps(session, redacted);
}

/** Tells a member that holds a secret, by its name and what it holds. */
export function isSecret(name: string, value: unknown): boolean {
  return secretName.test(name) && value !== null && !isCount(value);
}

function redacted(name: string, value: unknown): unknown {
  return isSecret(name, value) ? REDACTED : value;
}

function* hasSecrets(value: unknown): Steps<boolean> {
  if (typeof value !== 'object' || value === null) return false;
  for (const [name, held] of Object.entries(value)) {
    if (isSecret(name, held) || (yield* hasSecrets(held))) return true;
  }
  yield;
  return false;
}

/** `maxTokens: 512` is a setting, not a secret. */
function isCount(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (isRecord(value) && 'rawJSON' in value);
}
