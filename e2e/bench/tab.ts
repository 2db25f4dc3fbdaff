import type { Cookie } from '@playwright/test';
import type { DevTools, Send } from './devtools.ts';

/** A way to the page: throttled or not. */
export const CONDITIONS = ['none', '4g'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A browser's profile of its own, new and with these cookies. */
export interface Profile {
  openTab(condition: Condition): Promise<Tab>;
  close(): Promise<void>;
}

/**
 * A tab as a person has it: no debugger is attached. Whoever enables the protocol's `Runtime`, as Playwright does, makes
 * V8 collect the positions in the source of all that runs, which takes a third of a first script's time.
 */
export interface Tab {
  /** Has every later document of this tab run the function before anything else. */
  runFirst<T>(task: (argument: T) => void, argument: T): Promise<void>;
  /** Begins to load, and waits for nothing. */
  open(address: string): Promise<void>;
  /** Resolves once the page's address has ended with `TOLD` for a moment. Asks nothing of the page. */
  told(limitMs: number): Promise<void>;
  /** Runs a function in the page and gives what it returned, as JSON carries it. To be called when nothing is measured. */
  evaluate<T, R>(task: (argument: T) => R, argument: T): Promise<Awaited<R>>;
  /** Waits until an element is there, by looking from time to time. */
  waitFor(selector: string): Promise<void>;
  /** A click of the mouse into the middle of the element. */
  click(selector: string): Promise<void>;
  heapBytes(): Promise<number>;
  close(): Promise<void>;
}

/**
 * By this fragment in its address, put there and taken away at once, a page says that what was waited for has happened. The
 * protocol tells of it without `Runtime`, as it does not tell of a title or of a message.
 */
export const TOLD = '#bench-told';

/** Opens a fresh profile. */
export async function openProfile(devTools: DevTools, cookies: readonly Cookie[]): Promise<Profile> {
  const { browserContextId } = await devTools.send('Target.createBrowserContext');
  await devTools.send('Storage.setCookies', { browserContextId, cookies: cookies.map(asSet) });
  return {
    openTab: (condition) => openTab(devTools, browserContextId, condition),
    close: async () => {
      await devTools.send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}

function asSet({ name, value, domain, path, httpOnly, secure, sameSite, expires }: Cookie) {
  const lasting = expires > 0 ? { expires } : {};
  return { name, value, domain, path, httpOnly, secure, sameSite, ...lasting };
}

async function openTab(devTools: DevTools, browserContextId: string, condition: Condition): Promise<Tab> {
  const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const send = devTools.session(sessionId);
  await send('Page.enable');
  if (condition === '4g') await throttle(send);
  const evaluate: Tab['evaluate'] = async (task, argument) => {
    const expression = `(${String(task)})(${JSON.stringify(argument)})`;
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    runFirst: async (task, argument) => {
      const source = `(${String(task)})(${JSON.stringify(argument)})`;
      await send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    open: async (url) => {
      const { errorText } = await send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
    },
    told: (limitMs) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          end();
        };
        const end = devTools.on('Page.navigatedWithinDocument', (params, of) => {
          if (of !== sessionId || !(params as { url: string }).url.endsWith(TOLD)) return;
          stop();
          resolve();
        });
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`the page told nothing within ${limitMs} ms`));
        }, limitMs);
      }),
    evaluate,
    waitFor: (selector) =>
      evaluate(async (wanted) => {
        const end = performance.now() + 30_000;
        while (!document.querySelector(wanted)) {
          if (performance.now() > end) throw new Error(`no ${wanted} within 30 s`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }, selector),
    click: async (selector) => {
      const { x, y } = await evaluate((wanted) => {
        const box = document.querySelector(wanted)?.getBoundingClientRect();
        if (!box) throw new Error(`no ${wanted} to click`);
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }, selector);
      const at = { x, y, button: 'left', clickCount: 1 } as const;
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    heapBytes: async () => (await send('Runtime.getHeapUsage')).usedSize,
    close: async () => {
      await devTools.send('Target.closeTarget', { targetId });
    },
  };
}

/** 60 ms a request, 9 Mbit/s and a quarter of the processor. These domains collect nothing from what runs. */
async function throttle(send: Send): Promise<void> {
  const throughput = (9 * 1024 * 1024) / 8;
  await send('Network.enable');
  await send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 60,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
