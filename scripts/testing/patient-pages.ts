import { PATIENCE_MS } from './patience.ts';

// Testing Library waits for a second, which is not enough on a busy machine.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: PATIENCE_MS });
}
