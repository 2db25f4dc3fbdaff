import { t } from '@ficus/i18n';
import { useEffect, useState } from 'react';
import { useHost } from '../host-context.ts';

const SHOWN_MS = 2_000;

/** Copies a text, and says so for two seconds and to screen readers. */
export function useCopy(text: string) {
  const host = useHost();
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
      host.announce(t`Copied`, 'polite');
    } catch (error) {
      // Denied, or a page without a secure origin: the text can still be marked and copied by hand.
      host.report(error, { action: 'copy' });
      host.announce(t`It could not be copied. Mark the text, and copy it by hand.`, 'assertive');
    }
  }
  return { copy: () => void copy(), isCopied };
}
