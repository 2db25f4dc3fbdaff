import { serve } from '@ficus/service-kit';
import { createGateway } from '../../services/gateway/src/app.ts';
import { createSessions } from '../../services/gateway/src/sessions.ts';
import { isStagesMessage, type StagesMessage } from './stages-message.ts';

/** The front door as a process that can be killed, its flags said by its parent. Env: PORT and the upstreams' addresses. */
const { PORT, AUTH_URL = '', DIRECTORY_URL = '', MONOLITH_URL = '' } = process.env;
const nowhere = 'http://127.0.0.1:9';
/** For so long after a change, each second request is decided as one of another front door would be. */
const UNHEARD_MS = 400;
let stages: StagesMessage['stages'] = {};
let before = stages;
let heardAt = 0;
process.on('message', (message) => {
  if (!isStagesMessage(message)) return;
  ({ stages, before } = message);
  heardAt = performance.now();
});
function stageOf(tenantId: string): string | undefined {
  const isUnheard = performance.now() - heardAt < UNHEARD_MS && Math.random() < 0.5;
  return (isUnheard ? before : stages)[tenantId];
}

const app = await createGateway({
  document: () => ({ status: 200, headers: {}, body: '' }),
  assetsFolder: import.meta.dirname,
  flags: {
    evaluate: () => undefined,
    variant: (flag, tenantId) => (flag === 'data_tenants' ? stageOf(tenantId) : undefined),
    onRevision: () => () => undefined,
    state: () => 'fresh',
    ageMs: () => 0,
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
await serve(app, { port: Number(PORT) });
