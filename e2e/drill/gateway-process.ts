import { createGateway } from '../../services/gateway/src/app.ts';
import { createSessions } from '../../services/gateway/src/sessions.ts';
import { isStagesMessage, type StagesMessage } from './stages-message.ts';

/** The front door as a process that can be killed, its flags said by its parent. Env: PORT and the upstreams' addresses. */
const { PORT, AUTH_URL = '', DIRECTORY_URL = '', MONOLITH_URL = '' } = process.env;
const nowhere = 'http://127.0.0.1:9';
let stages: StagesMessage['stages'] = {};
process.on('message', (message) => {
  if (isStagesMessage(message)) stages = message.stages;
});
process.once('disconnect', () => process.exit(0));

const app = await createGateway({
  document: () => ({ status: 200, headers: {}, body: '' }),
  assetsFolder: import.meta.dirname,
  flags: {
    evaluate: () => undefined,
    variant: (flag, tenantId) => (flag === 'data_tenants' ? stages[tenantId] : undefined),
    onChange: () => () => undefined,
    state: () => 'fresh',
    close: () => undefined,
  },
  notifications: { subscribe: () => () => undefined, close: () => undefined },
  releases: { current: () => ({}), find: async () => undefined, close: () => undefined },
  sessions: createSessions({ authUrl: AUTH_URL }),
  upstreams: {
    auth: AUTH_URL,
    directory: DIRECTORY_URL,
    monolith: MONOLITH_URL,
    chat: nowhere,
    notifications: nowhere,
  },
  unleash: { url: nowhere, frontendToken: '' },
  remotesOrigin: nowhere,
});
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
// As `serve` says it; the parent sends the stages to each new process before it is asked anything.
process.send?.({ type: 'ready', port: Number(PORT) });
