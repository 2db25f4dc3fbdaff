import fastifyStatic from '@fastify/static';
import { logOptions, serve } from '@ficus/service-kit';
import fastify from 'fastify';

/**
 * The remotes' origin: a static server of what was published. Versioned paths are immutable, pointers are asked for
 * anew each time, and any site may read both. Env: REMOTES_FOLDER, PORT.
 */
const { REMOTES_FOLDER: root = '', PORT: port = '' } = process.env;
const app = fastify(logOptions('remotes'));

await app.register(fastifyStatic, {
  root,
  cacheControl: false,
  preCompressed: true,
  setHeaders(reply, file) {
    reply.header('access-control-allow-origin', '*');
    reply.header('timing-allow-origin', '*');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    const isPointer = /[\\/]release\.json(\.br)?$/.test(file);
    reply.header('cache-control', isPointer ? 'no-cache' : 'public, max-age=31536000, immutable');
  },
});

await serve(app, { port: Number(port) });
