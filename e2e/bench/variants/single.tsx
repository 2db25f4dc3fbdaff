import { App } from '../../../remotes/chat/src/remote.ts';
import { startApp } from './start-app.tsx';

// One build, everything in scripts that the document names.
startApp((host) => <App host={host} />);
