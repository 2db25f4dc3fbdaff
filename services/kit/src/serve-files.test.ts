import { mkdtemp, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveFiles } from './serve-files.ts';

let root: string;
let app: FastifyInstance;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'ficus-files-'));
  app = fastify();
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await serveFiles(app, { root, prefix: '/assets/', headers: () => ({ 'cache-control': 'immutable' }) });
});
afterEach(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

const write = (name: string, content: string | Buffer) => writeFile(path.join(root, name), content);
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `/assets/${url}`, headers });

/** Other content under a file's name, of which its size and time tell nothing, after it was asked for. */
async function swap(name: string, content: string, ask: () => unknown = () => get(name)): Promise<void> {
  const file = path.join(root, name);
  const { atime, mtime } = await stat(file);
  await utimes(file, atime, mtime);
  await ask();
  await write(name, content);
  await utimes(file, atime, mtime);
}

describe('serveFiles', () => {
  it('gives a file with its type, its headers and the headers of the request, each time the same', async () => {
    await write('a.js', 'alpha');
    const answers = [await get('a.js'), await get('a.js')];
    for (const answer of answers) {
      expect(answer.body).toBe('alpha');
      expect(answer.headers).toMatchObject({
        'content-type': 'application/javascript; charset=utf-8',
        'content-length': '5',
        'cache-control': 'immutable',
        vary: 'accept-encoding',
      });
    }
    expect(answers[1]?.headers.etag).toBe(answers[0]?.headers.etag);
    expect(answers[1]?.headers['x-request-id']).not.toBe(answers[0]?.headers['x-request-id']);
  });

  it('gives it from memory', async () => {
    await write('a.js', 'alpha');
    await swap('a.js', 'omega');
    expect((await get('a.js')).body).toBe('alpha');
  });

  it('gives what was written since', async () => {
    await write('a.js', 'alpha');
    expect((await get('a.js')).body).toBe('alpha');
    await write('a.js', 'alphabet');
    expect((await get('a.js')).body).toBe('alphabet');
    await unlink(path.join(root, 'a.js'));
    expect((await get('a.js')).statusCode).toBe(404);
  });

  it('gives each browser the encoding that it takes', async () => {
    await write('a.js', 'alpha');
    await write('a.js.br', brotliCompressSync('alpha'));
    for (let time = 0; time < 2; time += 1) {
      const packed = await get('a.js', { 'accept-encoding': 'gzip, br' });
      expect(packed.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(packed.rawPayload).toString()).toBe('alpha');
      const plain = await get('a.js');
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body).toBe('alpha');
    }
  });

  it('gives a part, and nothing where nothing is new, of a file that it keeps too', async () => {
    await write('a.js', 'alpha');
    const { etag } = (await get('a.js')).headers;
    await get('a.js');
    expect((await get('a.js', { range: 'bytes=1-2' })).body).toBe('lp');
    expect((await get('a.js', { 'if-none-match': String(etag) })).statusCode).toBe(304);
    const head = await app.inject({ method: 'HEAD', url: '/assets/a.js' });
    expect([head.headers['content-length'], head.body]).toEqual(['5', '']);
    expect((await get('a.js')).body).toBe('alpha');
  });

  it('keeps no file that is large, nor more than its room', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    await write('large.js', large);
    await swap('large.js', large.replaceAll('x', 'y'));
    expect((await get('large.js')).body[0]).toBe('y');

    await write('first.js', 'alpha');
    await swap('first.js', 'omega');
    for (let nth = 0; nth < 64; nth += 1) {
      await write(`${nth}.js`, 'z'.repeat(1024 * 1024));
      await get(`${nth}.js`);
    }
    expect((await get('first.js')).body).toBe('omega');
  });

  it('keeps nothing apart for other ways to write the same', async () => {
    await write('a.js', 'alpha');
    const ways: [string, string][] = [
      ['a.js?1', ''],
      ['%61.js', ''],
      ['a.js', 'identity;q=1'],
      ['a.js', 'GZIP'],
    ];
    for (const [url, encoding] of ways) {
      const ask = () => get(url, { 'accept-encoding': encoding });
      await write('a.js', 'alpha');
      expect((await ask()).body).toBe('alpha');
      await swap('a.js', 'omega', ask);
      expect((await ask()).body).toBe('omega');
    }
    const chosen = await get('a.js', { 'accept-encoding': 'gzip, one' });
    await swap('a.js', 'gamma');
    expect((await get('a.js', { 'accept-encoding': 'gzip,two' })).body).toBe(chosen.body);
  });

  it('leads to nothing outside of its folder', async () => {
    await write('a.js', 'alpha');
    await get('a.js');
    expect((await get('../package.json')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await get('..%2fpackage.json')).statusCode).toBeGreaterThanOrEqual(400);
  });
});
