import type { View } from '@ficus/migration-wrapper';
import { Notice } from '@ficus/ui';
import { useEffect, useEffectEvent } from 'react';
import { swapWords } from './swap-words.ts';

interface SwapNoticeProps {
  readonly title: string;
  readonly to: View;
  readonly onGone: () => void;
}

const SHOWN_MS = 8000;

/** Says quietly that the view has changed, and goes away by itself. A screen reader has heard it from the announcer. */
export function SwapNotice({ title, to, onGone }: SwapNoticeProps) {
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    const timer = setTimeout(gone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Notice live="off" onDismiss={onGone}>
      {swapWords(title, to)}
    </Notice>
  );
}
