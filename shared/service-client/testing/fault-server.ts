import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server saw it. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

/** Answers one request, well or badly. */
export type Reaction = (response: ServerResponse, request: IncomingMessage) => void;

export interface FaultServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly seen: Seen[];
}

/** A real HTTP server that meets the n-th request with the n-th reaction, and further ones with the last. */
export async function startFaultServer(...reactions: Reaction[]): Promise<FaultServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const reaction = reactions[Math.min(seen.length, reactions.length - 1)];
    const { method, url, headers } = request;
    const entry = { method, url, headers, body: '', at: performance.now() };
    seen.push(entry);
    for await (const chunk of request) entry.body += chunk;
    reaction?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(status: number, data: unknown, headers: Record<string, string> = {}): Reaction {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(data));
  };
}

/** Answers with a problem document. */
export function problem(status: number, data: object = {}, headers: Record<string, string> = {}): Reaction {
  const body = { title: 'A problem', code: 'a-problem', status, ...data };
  return json(status, body, { 'content-type': 'application/problem+json', ...headers });
}

export const reset: Reaction = (_response, request) => request.socket.resetAndDestroy();

export const hang: Reaction = () => {};

/** Promises a longer body than it sends, then closes. */
export const truncated: Reaction = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"conversations":[{"id":"c1","ti');
  setTimeout(() => response.destroy(), 20);
};

/** A proxy's habit: a body cut short that claims to be whole. */
export const cutJson: Reaction = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"conversations":[{"id":"c1","ti');
};

/** Sends headers and the beginning at once, the rest never. */
export const stalledBody: Reaction = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"conversations":[');
};
