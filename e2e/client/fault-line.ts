import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** What goes wrong with one request: on its way, on the way back, or in what is answered. */
export type LineFault =
  /** The connection breaks before the request has reached the other side. */
  | 'reset-before'
  /** The connection breaks after the other side has done what it was asked. */
  | 'reset-after'
  /** Nothing is answered for ten seconds. */
  | 'delay'
  | 400
  | 429
  | 500
  | 503
  /** A body shorter than promised. */
  | 'truncated'
  /** JSON that breaks off, in a body that claims to be whole. */
  | 'cut-json'
  | 'wrong-shape'
  /** The body comes byte by byte. */
  | 'slow';

/** A line between two parts of the system, which carries requests and breaks them as it is told. */
export interface FaultLine {
  readonly url: string;
  /** `METHOD path` of each request that came in, and whether the other side got it. */
  readonly seen: { readonly request: string; isPassedOn: boolean }[];
  /** What happens to the next requests; undefined for those that go well. */
  plan: (request: string) => LineFault | undefined;
  close(): Promise<void>;
}

/** Lays a line to `target`. */
export async function layFaultLine(target: string): Promise<FaultLine> {
  const server = createServer((request, response) => {
    // Who asked has left.
    carry(line, target, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line: FaultLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    plan: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return line;
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

async function carry(line: FaultLine, target: string, request: IncomingMessage, response: ServerResponse) {
  const name = `${request.method} ${request.url}`;
  const entry = { request: name, isPassedOn: false };
  const fault = line.plan(name);
  line.seen.push(entry);
  const body = await buffer(request);
  if (fault === 'reset-before') return request.socket.resetAndDestroy();
  if (fault === 400 || fault === 429 || fault === 500 || fault === 503) return answerStatus(response, fault);
  if (fault === 'delay') await delay(10_000, undefined, { ref: false });
  // Who has left by then would be heard in the middle of another test.
  if (request.socket.destroyed) return;
  entry.isPassedOn = true;
  if (fault === undefined || fault === 'slow') return pass(target, request, body, response, fault);
  const answer = await ask(target, request, body).catch(() => undefined);
  if (!answer || fault === 'reset-after') return request.socket.resetAndDestroy();
  spoil(response, answer, fault);
}

function answerStatus(response: ServerResponse, status: number): void {
  const document = { title: 'Planted', status, code: 'planted' };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(document));
}

function spoil(response: ServerResponse, { status, headers, body }: Answer, fault: LineFault): void {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = headers;
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (fault === 'wrong-shape') return void response.writeHead(status, others).end('{"unexpected":true}');
  if (fault === 'cut-json') return void response.writeHead(status, others).end(half);
  response.writeHead(status, { ...others, 'content-length': body.length });
  response.write(half);
  setTimeout(() => response.destroy(), 10);
}

function ask(target: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = send(
      target + request.url,
      { method: request.method, headers: request.headers },
      (answer) => {
        buffer(answer).then((whole) => {
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: whole });
        }, reject);
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}

/** Passes on as it comes, streams too. What breaks on one side breaks on the other. */
function pass(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  fault: 'slow' | undefined,
): void {
  const breakOff = () => void request.socket.destroy();
  const asking = send(
    target + request.url,
    { method: request.method, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      copy(answer, response, fault).catch(breakOff);
    },
  );
  asking.once('error', breakOff);
  response.once('close', () => asking.destroy());
  asking.end(body);
}

async function copy(from: IncomingMessage, to: ServerResponse, fault: 'slow' | undefined): Promise<void> {
  for await (const chunk of from) {
    if (fault === undefined) to.write(chunk);
    else
      for (const byte of chunk as Buffer) {
        to.write(Buffer.from([byte]));
        await delay(1);
      }
  }
  to.end();
}
