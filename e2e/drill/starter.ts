import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the process that starts others is asked. */
export type StarterMessage = { readonly id: number } & (
  | {
      readonly do: 'start';
      /** Its address as a file URL. */
      readonly program: string;
      readonly env: Record<string, string>;
      readonly flags: readonly string[];
    }
  | { readonly do: 'kill'; readonly signal: NodeJS.Signals }
  | { readonly do: 'send'; readonly message: object }
  | { readonly do: 'step-back' | 'come-forward' }
);

/** What it says of one of them. */
export type StarterReport = { readonly id: number } & (
  | { readonly is: 'ready' | 'ended' }
  | { readonly is: 'failed'; readonly message: string }
);

/** A program that was started. */
export interface StartedProgram {
  /** Rejects with its output when it ends instead. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Sends it a message, as a parent does. */
  send(message: object): void;
  /** Has it do with what the others leave of the processor; returns what ends that. */
  stepBack(): () => void;
}

/** Starts programs from another process. */
export interface Starter {
  start(program: URL, env: Record<string, string>, flags?: readonly string[]): StartedProgram;
  /** Ends by SIGKILL what still runs. */
  close(): Promise<void>;
}

/**
 * A process that starts programs in the place of this one. To start one, a process stands still until its memory is
 * marked to be shared, 10 to 15 ms where it has some 300 MB, and is slower for a while: clients that measure must not.
 */
export function createStarter(): Starter {
  const child = fork(fileURLToPath(new URL('./starter-process.ts', import.meta.url)));
  const gone = once(child, 'exit');
  const listeners = new Map<number, (report: StarterReport) => void>();
  child.on('message', (report: StarterReport) => listeners.get(report.id)?.(report));
  let last = 0;
  const say = (message: StarterMessage) => void (child.connected && child.send(message, () => undefined));

  return {
    start(program, env, flags = []) {
      last += 1;
      const id = last;
      const ready = Promise.withResolvers<void>();
      const ended = Promise.withResolvers<void>();
      // Whoever does not wait until it is ready does not hear that it will not be.
      ready.promise.catch(() => undefined);
      listeners.set(id, (report) => {
        if (report.is === 'ready') ready.resolve();
        if (report.is === 'failed') ready.reject(new Error(report.message));
        if (report.is === 'ended') ended.resolve();
      });
      void gone.then(() => {
        ready.reject(new Error(`What starts programs ended before ${program.pathname} was ready.`));
        ended.resolve();
      });
      say({ id, do: 'start', program: program.href, env, flags });
      return {
        ready: ready.promise,
        ended: ended.promise,
        kill: (signal) => say({ id, do: 'kill', signal }),
        send: (message) => say({ id, do: 'send', message }),
        stepBack() {
          say({ id, do: 'step-back' });
          return () => say({ id, do: 'come-forward' });
        },
      };
    },
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
