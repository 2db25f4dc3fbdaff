import { expect, test, vi } from 'vitest';
import { createToastQueue } from './toast-queue.ts';

test('toasts wait for their place, which is asked for, and come in order; one that was closed does not', () => {
  const onWaiting = vi.fn();
  const { toasts, connect } = createToastQueue(onWaiting);
  toasts.show({ title: 'first' });
  toasts.close(toasts.show({ title: 'closed' }));
  toasts.show({ title: 'second' });
  expect(onWaiting).toHaveBeenCalledTimes(3);

  const show = vi.fn();
  const close = vi.fn();
  const disconnect = connect({ show, close });
  const id = toasts.show({ title: 'third' });
  expect(show.mock.calls.map(([, { title }]) => title)).toEqual(['first', 'second', 'third']);
  expect(onWaiting).toHaveBeenCalledTimes(3);
  toasts.close(id);
  expect(close).toHaveBeenLastCalledWith(id);

  disconnect();
  toasts.show({ title: 'while the place is away' });
  expect(show).toHaveBeenCalledTimes(3);
});
