/** What can go wrong with an answer on its way. */
export type Fault =
  /** The headers and a part of the body come, then the connection is reset. */
  | 'reset'
  /** Nothing comes, and the connection stays open. */
  | 'hang'
  /** One byte a second. */
  | 'slow'
  | 'status-404'
  | 'status-500'
  | 'status-503'
  /** A page of somebody else's, with status 200: a captive portal, or a server that answers everything. */
  | 'html'
  /** Without the header that lets other origins read it. */
  | 'no-cors'
  /** The first half, as if that were all. */
  | 'truncated'
  /** One byte in the middle is another. */
  | 'flipped'
  /** `text/plain`, where browsers are told not to guess. */
  | 'wrong-type'
  /** Another body, or the JSON that came with some of its fields set. */
  | { readonly body: string }
  | { readonly set: Readonly<Record<string, unknown>> };

/** Requests whose path matches `path` (a regular expression) meet the fault; the first rule that matches counts. */
export interface FaultRule {
  readonly path: string;
  readonly fault: Fault;
}

/** `refused`: nobody listens. */
export type FaultPlan = 'refused' | readonly FaultRule[];
