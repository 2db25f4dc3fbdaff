import { type RefObject, useLayoutEffect } from 'react';

/** Fits a text area's height to its text, where the browser does not do so by `field-sizing: content`. */
export function useGrowingHeight(ref: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    // An empty area measures its placeholder.
    if (text !== '') area.style.blockSize = `${area.scrollHeight}px`;
  }, [ref, text]);
}
