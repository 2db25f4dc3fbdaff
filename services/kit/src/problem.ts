const PROBLEM_ERROR = 'problem';

/** Members of a problem beyond its status, code and title. */
export interface ProblemExtra {
  /** What happened this time, for the person who reads it. */
  readonly detail?: string;
  /** The fields at fault: paths such as `messages.0.content`. */
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** Headers of the answer, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What led to it: logged, never shown to the client. */
  readonly cause?: unknown;
}

/** An error that is answered as it is: thrown by handlers, sent as problem+json (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind = PROBLEM_ERROR;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly extra: ProblemExtra;

  constructor(status: number, code: string, title: string, extra: ProblemExtra = {}) {
    super(`${title} (${code})`, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.status = status;
    this.code = code;
    this.title = title;
    this.extra = extra;
  }
}

/**
 * Makes the error that a handler throws to answer with a problem.
 * `status` is the HTTP status, `code` what programs switch on, `title` the same sentence for every such problem.
 */
export function problem(status: number, code: string, title: string, extra?: ProblemExtra): ProblemError {
  return new ProblemError(status, code, title, extra);
}

/** Tells whether something thrown is a `ProblemError`, whichever copy of this module made it. */
export function isProblemError(value: unknown): value is ProblemError {
  return value instanceof Error && 'kind' in value && value.kind === PROBLEM_ERROR;
}
