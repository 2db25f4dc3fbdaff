import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Loaded before a service under development: tells the parent each file of ours that the service is made of. */
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:') && !url.includes('/node_modules/'))
      process.send?.({ type: 'file', path: fileURLToPath(url) });
    return nextLoad(url, context);
  },
});
