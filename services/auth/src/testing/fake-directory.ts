import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Person, PROBLEM_JSON } from '@ficus/contracts';
import type { Identity } from '../identity.ts';

/** A directory over real HTTP whose people and health a test decides. */
export interface FakeDirectory {
  readonly url: string;
  readonly people: Map<string, Identity>;
  /** How it answers: as it should, with 500, not at all, or as something else at its address would. */
  mode: 'up' | 'failing' | 'hanging' | 'foreign';
  /** Requests so far, each with its headers. */
  readonly requests: { readonly url: string; readonly authorization: string; readonly requestId: string }[];
  close(): Promise<void>;
}

/** Ada, as the directory knows her. */
export const ADA: Person = {
  id: 'user_ada',
  email: 'ada@acme.test',
  name: 'Ada Marsh',
  tenantId: 'acme',
  tenantName: 'Acme',
  role: 'admin',
};

/** Starts one that knows Ada. */
export async function startFakeDirectory(): Promise<FakeDirectory> {
  const directory: Omit<FakeDirectory, 'url' | 'close'> = {
    people: new Map([[ADA.id, ADA]]),
    mode: 'up',
    requests: [],
  };
  const server = createServer((request, response) => {
    directory.requests.push({
      url: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      requestId: String(request.headers['x-request-id']),
    });
    if (directory.mode === 'hanging') return;
    if (directory.mode === 'failing') return void response.writeHead(500).end('{}');
    if (directory.mode === 'foreign') return void response.writeHead(404).end('{"error":"no such page"}');
    const person = directory.people.get(request.url?.split('/').pop() ?? '');
    if (person)
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(person));
    response.writeHead(404, { 'content-type': PROBLEM_JSON }).end('{"code":"no-such-person"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(directory, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
