import { t } from '@ficus/i18n';
import { FolderIcon, IconButton } from '@ficus/ui';
import { useContext, useState } from 'react';
import { AfterViewContext } from '../after-view/use-after-view.ts';
import { useHost } from '../host-context.ts';

/** The button that opens the person's documents; pressed before their code has come, it fetches it. */
export function DocumentsPlace() {
  const { client } = useHost();
  const { part, error, load } = useContext(AfterViewContext) ?? {};
  const [isOpen, setIsOpen] = useState(false);
  const isComing = isOpen && !part && !error;
  // An older host's client has no such calls.
  if (!('documents' in client)) return null;
  return (
    <>
      <IconButton
        label={t`Your documents`}
        icon={<FolderIcon size={18} />}
        aria-haspopup="dialog"
        aria-busy={isComing || undefined}
        onClick={() => {
          setIsOpen(true);
          if (!part) load?.();
        }}
      />
      {isOpen && error && (
        <span role="alert">{t`The documents did not load. Check your connection, then press again.`}</span>
      )}
      {part && <part.DocumentsDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />}
    </>
  );
}
