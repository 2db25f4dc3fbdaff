import { logOptions, serve } from '@ficus/service-kit';
import { serveFiles } from '@ficus/service-kit/files';
import fastify from 'fastify';

/**
 * The remotes' origin: a static server of what was published. Versioned paths are immutable, pointers are asked for
 * anew each time, and any site may read both. Env: REMOTES_FOLDER, PORT.
 */
const { REMOTES_FOLDER: root = '', PORT: port = '' } = process.env;
const app = fastify(logOptions('remotes'));

await serveFiles(app, {
  root,
  headers: (file) => ({
    'access-control-allow-origin': '*',
    'timing-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': /[\\/]release\.json(\.br)?$/.test(file)
      ? 'no-cache'
      : 'public, max-age=31536000, immutable',
  }),
});

await serve(app, { port: Number(port) });
