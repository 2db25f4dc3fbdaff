import type http from 'node:http';
import type { Fault } from './fault.ts';

/** An answer as it came from upstream. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

const FOREIGN_PAGE = '<!doctype html><title>Welcome to the network</title><h1>Please sign in</h1>';

/** Whether a fault needs the true answer first. */
export function isMadeFromAnswer(fault: Fault): boolean {
  return fault !== 'hang' && !(typeof fault === 'string' && fault.startsWith('status-'));
}

/** Answers with the fault in place of what came (`answer` is empty for faults that are not made from it). */
export function spoil(fault: Fault, answer: Answer, response: http.ServerResponse): void {
  const { status, headers, body } = answer;
  const send = (changed: Buffer | string, over: http.OutgoingHttpHeaders = {}, without?: string) => {
    const sent = { ...headers, ...over, 'content-length': Buffer.byteLength(changed) };
    const kept = Object.entries(sent).filter(([name]) => name !== without && name !== 'transfer-encoding');
    response.writeHead(status, Object.fromEntries(kept)).end(changed);
  };
  if (typeof fault === 'object') {
    send('body' in fault ? fault.body : JSON.stringify({ ...JSON.parse(body.toString()), ...fault.set }));
    return;
  }
  switch (fault) {
    case 'hang':
      break;
    case 'html':
      send(FOREIGN_PAGE, { 'content-type': 'text/html' });
      break;
    case 'no-cors':
      send(body, {}, 'access-control-allow-origin');
      break;
    case 'wrong-type':
      send(body, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' });
      break;
    case 'truncated':
      send(body.subarray(0, body.length >> 1));
      break;
    case 'flipped': {
      const changed = Buffer.from(body);
      changed[body.length >> 1] = (changed[body.length >> 1] ?? 0) ^ 1;
      send(changed);
      break;
    }
    case 'reset':
      response.writeHead(status, { ...headers, 'content-length': body.length });
      response.write(body.subarray(0, body.length >> 1), () => response.socket?.resetAndDestroy());
      break;
    case 'slow':
      response.writeHead(status, { ...headers, 'content-length': body.length });
      trickle(body, response);
      break;
    default:
      response
        .writeHead(Number(fault.slice('status-'.length)), { 'access-control-allow-origin': '*' })
        .end('a planted fault');
  }
}

function trickle(body: Buffer, response: http.ServerResponse): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
  }, 1000);
  response.once('close', () => clearInterval(timer));
}
