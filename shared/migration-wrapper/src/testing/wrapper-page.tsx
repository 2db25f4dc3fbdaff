import { type ReactNode, useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Attempt } from '../attempt.ts';
import { MigrationWrapper } from '../react/MigrationWrapper.tsx';
import type { createHarness } from './harness.ts';
import { createPage, flush } from './page.tsx';

export type Harness = ReturnType<typeof createHarness>;

/** A remote that says at once that it is ready. */
export function NewChat(props: { h: Harness; attempt: Attempt; children?: ReactNode }) {
  const { h, attempt, children = 'new chat' } = props;
  useEffect(() => h.controller.ready(attempt), [h, attempt]);
  return children;
}

/** Calls a function in an effect when it is mounted, and what that returned when it goes. */
export function InEffect(props: { run: () => undefined | (() => void); children?: ReactNode }) {
  const [run] = useState(() => props.run);
  useEffect(run, [run]);
  return props.children;
}

/**
 * Gives each test of a file a page of its own, on which a wrapper is rendered. A test fails when anything reached the
 * console, or no boundary caught it.
 */
export function openWrapperPage(options: { isStrict?: boolean } = {}) {
  let page: ReturnType<typeof createPage>;
  let consoleErrors: unknown[][];

  beforeEach(() => {
    consoleErrors = [];
    vi.spyOn(console, 'error').mockImplementation((...args) => void consoleErrors.push(args));
    page = createPage(options);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await page.close();
    vi.restoreAllMocks();
    expect(consoleErrors).toEqual([]);
    expect(page.uncaught).toEqual([]);
  });

  async function render(h: Harness, renderRemote: (attempt: Attempt) => ReactNode, legacy?: ReactNode) {
    await page.render(
      <MigrationWrapper
        controller={h.controller}
        label="Chat"
        pending="one moment"
        renderRemote={(_remote, attempt) => renderRemote(attempt)}
        renderLegacy={() => legacy ?? 'old chat'}
        failed={(error, retry) => (
          <button type="button" onClick={retry}>
            {String(error)}
          </button>
        )}
      />,
    );
  }
  return {
    render,
    /** Starts, renders, and brings the remote onto the screen. */
    async withRemote(h: Harness, renderRemote: (attempt: Attempt) => ReactNode, legacy?: ReactNode) {
      h.controller.start();
      await render(h, renderRemote, legacy);
      await h.remoteArrives();
      await flush();
    },
    async legacyComes(h: Harness) {
      await h.legacyArrives();
      await flush();
    },
    text: () => page.text(),
    section: () => page.section(),
    button: () => page.container.querySelector('button'),
    isEmptyOf: (selector: string) => page.container.querySelector(selector) === null,
  };
}
