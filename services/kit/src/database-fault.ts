/** Network errors of a connection that cannot be made, or breaks. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);
/** SQLSTATE classes: connection exceptions, insufficient resources, the server's own stop or start. */
const SQLSTATE = /^(08|53|57P)/;
/** What the driver says without a code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Tells whether an error means that the database cannot be had at the moment, which says nothing of the request. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (NETWORK.has(code) || (code.length === 5 && SQLSTATE.test(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown);
  return DRIVER.test(error.message);
}
