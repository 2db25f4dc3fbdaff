import { isRecord } from './json-record.ts';
import { parseExactly } from './parse-exactly.ts';
import type { Steps } from './steps.ts';

/** Characters of the chats' text that are parsed in one step. */
const STEP = 32 * 1024;

/** Where the list of chats stands in a session's text: after its `[`, at its `]`, and commas to divide it at. */
interface ChatList {
  readonly from: number;
  readonly to: number;
  readonly commas: readonly number[];
}

/**
 * The value of `parseExactly`, in steps: the list of chats is found by counting brackets and parsed in parts. Every
 * character goes through the real parser, so what is not JSON throws a SyntaxError here too.
 */
export function* parseInSteps(text: string, step = STEP): Steps<unknown> {
  const list = text.length > step ? yield* findChats(text, step) : undefined;
  if (!list || list.commas.length === 0) return parseExactly(text);
  const session = parseExactly(text.slice(0, list.from) + text.slice(list.to));
  // What was found is not what the parser sees: let it decide alone.
  if (!isRecord(session) || !Array.isArray(session.chats) || session.chats.length > 0)
    return parseExactly(text);
  const { chats } = session;
  let from = list.from;
  for (const to of [...list.commas, list.to]) {
    const part = parseExactly(`[${text.slice(from, to)}]`);
    if (!Array.isArray(part) || part.length === 0)
      throw new SyntaxError('A list with nothing between two commas');
    for (const chat of part) chats.push(chat);
    from = to + 1;
    yield;
  }
  return session;
}

function* findChats(text: string, step: number): Steps<ChatList | undefined> {
  let found: ChatList | undefined;
  let from = -1;
  let commas: number[] = [];
  let depth = 0;
  let rested = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at - rested > step) {
      rested = at;
      yield;
    }
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && from < 0 && text.slice(at, end + 1) === '"chats"') {
        const open = afterColon(text, end + 1);
        if (text[open] === '[') {
          // A second one would win over the first.
          if (found) return undefined;
          from = open + 1;
          commas = [];
          depth = 2;
          at = open;
          continue;
        }
      }
      at = end;
    } else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (from >= 0 && depth === 1) {
        found = { from, to: at, commas };
        from = -1;
      }
    } else if (char === ',' && from >= 0 && depth === 2 && at - (commas.at(-1) ?? from) > step)
      commas.push(at);
  }
  return found;
}

/** Index of the quote that ends the string which begins at `start`; the text's length if it has no end. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

/** Index of what stands after a colon; -1 when no colon follows. */
function afterColon(text: string, start: number): number {
  let at = start;
  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  skip();
  if (text[at] !== ':') return -1;
  at += 1;
  skip();
  return at;
}
