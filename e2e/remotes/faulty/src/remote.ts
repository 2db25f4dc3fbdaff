import * as app from './app.tsx';
import { planted } from './planted.ts';

if (planted() === 'throws-at-evaluation') throw new Error('planted: throws at evaluation');

/** The component, or what a remote may expose by mistake. */
export const App = planted() === 'exports-no-view' ? undefined : app.App;
