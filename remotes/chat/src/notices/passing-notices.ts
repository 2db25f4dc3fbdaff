import type { ToastOptions } from '@ficus/ui';
import { createStore } from 'zustand/vanilla';

/** What is to be said in passing, until the part that shows it (`after-view`) has taken it. */
export const passingNotices = createStore<{ readonly waiting: readonly ToastOptions[] }>(() => ({
  waiting: [],
}));

/** Says in passing what has happened, with one thing that can be done about it. */
export function sayInPassing(notice: ToastOptions): void {
  passingNotices.setState(({ waiting }) => ({ waiting: [...waiting, notice] }));
}
