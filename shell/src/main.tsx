import './start.css';
import { readBootstrap } from './bootstrap.ts';
import { startShell } from './start-shell.tsx';
import { startSignIn } from './start-sign-in.tsx';

const bootstrap = readBootstrap(document);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root: it was not made by the host’s document');

if (bootstrap.person) startShell(root, bootstrap, bootstrap.person);
else startSignIn(root, bootstrap);
