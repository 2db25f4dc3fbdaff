import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** An upstream on the network that notes what reaches it, and answers as a test has it. */
export interface TestUpstream {
  readonly url: string;
  readonly seen: http.IncomingMessage[];
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
  close(): void;
}

/** Starts one that answers `{"from": name}`. */
export async function startUpstream(name: string): Promise<TestUpstream> {
  const seen: http.IncomingMessage[] = [];
  const server = http
    .createServer((request, response) => {
      seen.push(request);
      upstream.answer(request, response);
    })
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream: TestUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (_request, response) => sendJson(response, { from: name }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return upstream;
}

/** Answers with JSON. */
export function sendJson(response: http.ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
