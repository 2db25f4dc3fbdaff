import { type ServiceProcess, startProgram, whenReady } from '@ficus/service-kit/testing';
import type { StarterMessage, StarterReport } from './starter.ts';
import { stepBack } from './step-back.ts';

/** Starts and ends programs for its parent, which does not stand still for it; ends with it, and they with this. */
const programs = new Map<number, Omit<ServiceProcess, 'url'>>();
const comingForward = new Map<number, () => void>();

function report(message: StarterReport): void {
  if (process.connected) process.send?.(message, () => undefined);
}
function start({ id, program, env, flags }: Extract<StarterMessage, { do: 'start' }>): void {
  const url = new URL(program);
  const begun = startProgram(url, env, flags);
  programs.set(id, begun);
  whenReady(url, begun).then(
    () => report({ id, is: 'ready' }),
    (cause: Error) => report({ id, is: 'failed', message: cause.message }),
  );
  void begun.ended.then(() => {
    programs.delete(id);
    comingForward.delete(id);
    report({ id, is: 'ended' });
  });
}

process.on('message', (message: StarterMessage) => {
  const { id } = message;
  const child = programs.get(id)?.child;
  if (message.do === 'start') start(message);
  else if (message.do === 'kill') child?.kill(message.signal);
  else if (message.do === 'send') child?.send(message.message, () => undefined);
  else if (message.do === 'step-back') child && comingForward.set(id, stepBack(child));
  else comingForward.get(id)?.();
});
// Whoever interrupts the drill interrupts its parent too, which ends what is here in its order.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  for (const { child } of programs.values()) child.kill('SIGKILL');
  process.exit();
});
