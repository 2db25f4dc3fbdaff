/// <reference path="./remote.d.ts" />
import '@ficus/ui/tokens.css';
import '@ficus/ui/base.css';
import { createServiceClient } from '@ficus/service-client';
import * as module from 'ficus-remote';
import { createRoot } from 'react-dom/client';
import { isRemote } from '../remote.ts';
import { findVisitor } from './person.ts';
import { Standalone } from './Standalone.tsx';

/** Name of the remote; webpack puts it here. */
declare const FICUS_REMOTE: string;

/** The page of a remote that runs alone: `npm run dev -w remotes/chat`. */
async function start(root: HTMLElement): Promise<void> {
  const remote: unknown = module;
  if (!isRemote(remote)) throw new Error('src/remote.ts exposes neither App nor mount');
  const client = createServiceClient();
  const visitor = await findVisitor(client);
  createRoot(root).render(
    <Standalone feature={FICUS_REMOTE} remote={remote} client={client} visitor={visitor} />,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
