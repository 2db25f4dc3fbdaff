import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

/** Lets React's own tasks and all promises run. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await task();
}

/** A turn of the task queue without a timer, which a test may have faked. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** A page with a React root; what no boundary caught is collected, what one caught stays out of the console. */
export function createPage(options: { isStrict?: boolean } = {}) {
  const container = document.body.appendChild(document.createElement('main'));
  const uncaught: unknown[] = [];
  const root = createRoot(container, {
    onCaughtError: () => {},
    onUncaughtError: (error) => void uncaught.push(error),
  });
  return {
    container,
    uncaught,
    text: () => container.textContent,
    section() {
      const section = container.querySelector('section');
      if (!section) throw new Error('There is no section.');
      return section;
    },
    async render(node: ReactNode) {
      root.render(options.isStrict ? <StrictMode>{node}</StrictMode> : node);
      await flush();
    },
    async close() {
      root.unmount();
      await flush();
      container.remove();
    },
  };
}
