import type { CDPSession } from '@playwright/test';

/** Calls a method of the DevTools protocol. Rejects with an Error that names the method when the browser refuses. */
export type Send = CDPSession['send'];

/** A line of our own to a browser, beside Playwright's. */
export interface DevTools {
  /** Speaks to the browser itself. */
  readonly send: Send;
  /** Speaks to one target that was attached flat. */
  readonly session: (sessionId: string) => Send;
  /** Calls back at each event of this name, with the session that it is of. Returns the end of it. */
  readonly on: (event: string, listener: (params: unknown, sessionId?: string) => void) => () => void;
  readonly close: () => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Connects to the browser that was started with `--remote-debugging-port`. */
export async function connectDevTools(port: number): Promise<DevTools> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
  const { webSocketDebuggerUrl } = (await answer.json()) as { webSocketDebuggerUrl: string };
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no DevTools at ${webSocketDebuggerUrl}`)));
  });
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) for (const listener of listeners) listener(message);
    else waiting.get(message.id)?.(message);
  });
  let last = 0;
  const call = (method: string, params: unknown, sessionId: string | undefined) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  // What a browser answers has the shape that the protocol's own types give it.
  const session = (sessionId?: string) =>
    ((method: string, params: unknown = {}) => call(method, params, sessionId)) as Send;
  return {
    send: session(),
    session,
    on(event, listener) {
      const heard = ({ method, params, sessionId }: Message) => {
        if (method === event) listener(params, sessionId);
      };
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    close: () => socket.close(),
  };
}
