import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Files above this are read from the disk each time, in bytes. */
const FILE_LIMIT = 1024 * 1024;
/** What is kept of all files of a folder, in bytes. */
const LIMIT = 64 * 1024 * 1024;

export interface ServeFilesOptions {
  /** The folder. */
  readonly root: string;
  /** Where its files are found. Default: `/`. */
  readonly prefix?: string;
  /** Headers beside what type, size and time of a file say. `file` is absolute; of a compressed one, that one's. */
  readonly headers: (file: string) => Readonly<Record<string, string>>;
}

/** A file as it was when it was read. */
interface Found {
  readonly file: string;
  readonly writtenAt: number;
  readonly size: number;
}

interface Kept extends Found {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Those in which a file may stand beside itself. */
const ENCODINGS = new Set(['br', 'gzip', 'deflate']);

/** What an answer says of its file. The others are of its request. */
const OF_THE_FILE = [
  'accept-ranges',
  'content-encoding',
  'content-length',
  'content-type',
  'etag',
  'last-modified',
  'vary',
];

/**
 * Serves a folder's files, compressed where a `.br` or `.gz` stands beside them. An answer that was given before comes from
 * memory, for as long as the file is on the disk as it was: that costs three fifths of finding and reading it.
 */
export async function serveFiles(app: FastifyInstance, options: ServeFilesOptions): Promise<void> {
  const answers = new Map<string, Kept>();
  const found = new WeakMap<FastifyRequest, Found>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= answers.get(key)?.body.length ?? 0;
    answers.delete(key);
  }

  function keep(key: string, kept: Kept): void {
    forget(key);
    answers.set(key, kept);
    bytes += kept.body.length;
    for (const oldest of answers.keys()) {
      if (bytes <= LIMIT) break;
      forget(oldest);
    }
  }

  await app.register(async (files) => {
    files.addHook('preHandler', async (request, reply) => {
      const key = keyOf(request);
      const kept = key === undefined ? undefined : answers.get(key);
      if (key === undefined || !kept) return;
      if (await isAsItWas(kept)) return reply.headers(kept.headers).send(kept.body);
      forget(key);
    });
    files.addHook<unknown>('onSend', async (request, reply, payload) => {
      const key = keyOf(request);
      const from = found.get(request);
      const isSmall = Number(reply.getHeader('content-length')) <= FILE_LIMIT;
      if (key === undefined || !from || !isSmall || reply.statusCode !== 200) return payload;
      const body = Buffer.concat(await (payload as Readable).toArray());
      keep(key, { ...from, headers: { ...ofTheFile(reply), ...options.headers(from.file) }, body });
      return body;
    });
    const settings: FastifyStaticOptions = {
      root: options.root,
      prefix: options.prefix ?? '/',
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, file, { mtimeMs, size }) => {
        reply.headers(options.headers(file));
        found.set(reply.request, { file, writtenAt: mtimeMs, size });
      },
    };
    await files.register(fastifyStatic, settings);
  });
}

/**
 * By what an answer is known again. Undefined for a request for less than a whole file, and for one that is written as
 * browsers do not write it: there are endless ways to write the same, and each would be kept apart.
 */
function keyOf({ method, url, headers }: FastifyRequest): string | undefined {
  const isWhole =
    method === 'GET' &&
    headers.range === undefined &&
    headers['if-none-match'] === undefined &&
    headers['if-modified-since'] === undefined;
  const accepted = headers['accept-encoding']?.toString() ?? '';
  if (!isWhole || /[%?]/.test(url) || !/^([a-z]+(, ?[a-z]+)*)?$/.test(accepted)) return undefined;
  const encodings = new Set(accepted.split(/, ?/).filter((name) => ENCODINGS.has(name)));
  return [url, ...encodings].join(' ');
}

function ofTheFile(reply: FastifyReply): Record<string, string> {
  const said = OF_THE_FILE.map((name) => [name, reply.getHeader(name)] as const);
  return Object.fromEntries(
    said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

async function isAsItWas({ file, writtenAt, size }: Found): Promise<boolean> {
  const now = await stat(file).catch(() => undefined);
  return now?.mtimeMs === writtenAt && now.size === size;
}
