import { ToastPlace, ToastProvider, useToast } from '@ficus/ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { passingNotices } from '../notices/passing-notices.ts';

/** Shows what is said in passing. */
export function PassingNotices() {
  return (
    <ToastProvider place={ToastPlace}>
      <Taker />
    </ToastProvider>
  );
}

function Taker() {
  const { show } = useToast();
  const waiting = useStore(passingNotices, (state) => state.waiting);
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const notice of waiting) show(notice);
    passingNotices.setState({ waiting: [] });
  }, [waiting, show]);
  return null;
}
