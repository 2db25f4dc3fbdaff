import type { Release } from '@ficus/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import * as React from 'react';
import * as jsx from 'react/jsx-runtime';
import * as dom from 'react-dom';
import { createRoot } from 'react-dom/client';
import { loadLater, runScript } from '../../../shell/src/remotes/load-file.ts';
import { loadOwnFilesBy } from '../../../shell/src/remotes/own-files.ts';
import { createRemoteLoader } from '../../../shell/src/remotes/remote-loader.ts';

/** What the probe exposes. */
interface Probe {
  readonly shared: Record<string, unknown>;
  loadInner(): Promise<{ inner: string }>;
  readonly App: React.ComponentType<{ host: { queryClient: QueryClient } }>;
}

loadOwnFilesBy(loadLater);
const remotesOrigin = document.documentElement.dataset.origin ?? '';
const nonce = document.querySelector('script')?.nonce ?? '';
const loader = createRemoteLoader({ remotesOrigin, nonce });
const own: Record<string, unknown> = {
  useState: React.useState,
  jsx: jsx.jsx,
  createPortal: dom.createPortal,
  QueryClient,
};
const queryClient = new QueryClient();
let current: Probe | undefined;

const say = (error: unknown) => `failed: ${(error as { code?: string }).code ?? String(error)}`;

/** What a test drives: the host's real loader, on a page with nothing else. */
export const driver = {
  /** Loads a release; says what came of it. */
  load: (release: Release, timeoutMs = 5000) =>
    loader.load(release, AbortSignal.timeout(timeoutMs)).then((remote) => {
      current = remote as unknown as Probe;
      return 'loaded';
    }, say),
  /** As a release does that is loaded and prepared at one moment. */
  async runEntryAgain({ name, version, lean }: Release) {
    if (!lean) return;
    const url = `${remotesOrigin}/${name}/${version}/${lean.entry.path}`;
    await runScript({ url, integrity: lean.entry.integrity }, nonce, AbortSignal.timeout(5000));
  },
  loadInner: () => current?.loadInner().then(({ inner }) => inner, say),
  /** Names of shared modules that are not the host's own. */
  strangers: () => Object.keys(own).filter((name) => own[name] !== current?.shared[name]),
  /** Renders the remote in a root of its own. */
  show() {
    const place = document.body.appendChild(document.createElement('div'));
    if (!current) return;
    const app = React.createElement(current.App, { host: { queryClient } });
    createRoot(place).render(React.createElement(QueryClientProvider, { client: queryClient }, app));
  },
};
Object.assign(window, { driver });
