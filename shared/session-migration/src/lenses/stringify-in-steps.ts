import type { JsonRecord } from './json-record.ts';
import type { Steps } from './steps.ts';

/** Chats that are written in one step. */
const STEP = 50;

type Replacer = (name: string, value: unknown) => unknown;

/** The text of `JSON.stringify(session, replace)`, in steps. */
export function* stringifyInSteps(session: JsonRecord, replace?: Replacer): Steps<string> {
  const members: string[] = [];
  for (const [name, given] of Object.entries(session)) {
    const value = replace ? replace(name, given) : given;
    if (value === undefined) continue;
    const text = Array.isArray(value) ? yield* listInSteps(value, replace) : JSON.stringify(value, replace);
    members.push(`${JSON.stringify(name)}:${text}`);
    yield;
  }
  return `{${members.join(',')}}`;
}

function* listInSteps(list: readonly unknown[], replace?: Replacer): Steps<string> {
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += STEP) {
    parts.push(JSON.stringify(list.slice(at, at + STEP), replace).slice(1, -1));
    yield;
  }
  return `[${parts.join(',')}]`;
}
