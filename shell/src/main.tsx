import './start.css';
import { speak } from '@ficus/i18n';
import { createServiceClient } from '@ficus/service-client';
import { createRoot } from 'react-dom/client';
import { readBootstrap } from './bootstrap.ts';
import { pageLanguage } from './languages/page-language.ts';
import { loadLater } from './remotes/load-file.ts';
import { loadOwnFilesBy } from './remotes/own-files.ts';
import { SCHEMAS, startShell } from './start-shell.tsx';

// The host's own later files come by what remotes' come by (`HostChunksPlugin`).
loadOwnFilesBy(loadLater);

const bootstrap = readBootstrap(document);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root: it was not made by the host’s document');

speak(pageLanguage(document.documentElement));
if (bootstrap.person) startShell(root, bootstrap, bootstrap.person);
else {
  // Whoever is signed in never needs it.
  void import(/* webpackChunkName: "sign-in" */ './start-sign-in.tsx').then(({ startSignIn }) =>
    startSignIn(root, bootstrap, { createServiceClient, createRoot, schemas: SCHEMAS }),
  );
}
