import { startSystem } from '../system/start.ts';

/** Playwright's global set-up: the system as `npm run dev` runs it, from nothing. Returns its end. */
export default function start(): Promise<() => Promise<void>> {
  return startSystem({ args: ['--dev'] });
}
