import { z } from 'zod/mini';

/** Where two answers differ. */
export interface Difference {
  /** Such as `workspaces.2.name`, or `status`. */
  readonly path: string;
  readonly monolith: unknown;
  readonly service: unknown;
}

/** An answer as far as it is compared. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

const MOST = 20;
/** Opaque, and each side's own: only whether there is one counts. */
const OPAQUE = new Set(['nextCursor']);
const ProblemCode = z.object({ code: z.string() });

/** Where two answers to the same request differ, at most at 20 places; what is each side's own does not count. */
export function compareAnswers(monolith: Answered, service: Answered): Difference[] {
  if (monolith.status === service.status && monolith.body === service.body) return [];
  const differences: Difference[] = [];
  compare('status', monolith.status, service.status, differences);
  const [one, other] = [read(monolith), read(service)];
  compare('', one, other, differences);
  return differences;
}

/** Errors are told in the words of each side: their code is what programs see. */
function read({ status, body }: Answered): unknown {
  const value = parse(body);
  return status < 400 ? value : (ProblemCode.safeParse(value).data?.code ?? null);
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

function compare(path: string, one: unknown, other: unknown, found: Difference[]): void {
  if (found.length >= MOST || Object.is(one, other)) return;
  if (isObject(one) && isObject(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [mine, its] = [one[name], other[name]];
      const isAlike = OPAQUE.has(name) && typeof mine === typeof its;
      if (!isAlike) compare(path ? `${path}.${name}` : name, mine, its, found);
    }
    return;
  }
  found.push({ path, monolith: one, service: other });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
