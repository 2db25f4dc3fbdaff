import { devRemote } from './dev/dev-remote.ts';
import { startDevServer } from './dev/dev-server.ts';
import { proxyApi, servePage, standaloneBuild } from './dev/standalone-page.ts';

// Run by npm in the remote's own workspace: `npm run dev -w remotes/chat`. Env: PORT, GATEWAY_URL.
const { PORT = '8190', GATEWAY_URL = 'http://localhost:8080' } = process.env;
const origin = `http://localhost:${PORT}`;
const remote = devRemote(process.cwd(), origin);
const api = proxyApi(GATEWAY_URL);
await startDevServer({
  port: Number(PORT),
  builds: [remote.build, standaloneBuild(process.cwd())],
  first: (request, response, next) => api(request, response, () => remote.serve(request, response, next)),
  last: servePage(remote.name),
  readers: [new URL(GATEWAY_URL).origin],
});
console.log(`${remote.name} alone: ${origin}/${remote.name} (services of ${GATEWAY_URL})`);
