import type { KnowledgeDocument } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { AttachIcon, Button, Dialog, EmptyState, FailureNotice, FolderIcon, Skeleton } from '@ficus/ui';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useErrorWords } from '../use-error-words.ts';
import { DocumentRow, FailedRow, PendingRow } from './document-rows.tsx';
import styles from './documents.module.css';
import { useDocuments } from './use-documents.ts';
import { useUpload } from './use-upload.ts';

interface DocumentsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The documents that replies rest on: adding own ones by choosing or dropping files, and removing them. */
export function DocumentsDialog({ isOpen, onClose }: DocumentsDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t`Your documents`}
      description={t`Replies to you rest on these as well, and name them. Nobody else sees them.`}
    >
      <Documents />
    </Dialog>
  );
}

function Documents() {
  const { documents, isPending, error, reload, remove } = useDocuments();
  const { pending, failed, upload, forget } = useUpload();
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const words = useErrorWords(error);
  const own = documents.filter(({ source }) => source === 'own');

  function chosen({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    upload([...(currentTarget.files ?? [])]);
    // The same file again is a change, too.
    currentTarget.value = '';
  }
  function dropped(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    upload([...event.dataTransfer.files]);
  }

  return (
    <div className={styles.documents}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for mice; the button does the same. */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={dropped}
      >
        <input
          ref={input}
          className={styles.input}
          type="file"
          multiple
          accept=".md,.markdown,.txt,.csv,.json,.html,.log,text/*"
          tabIndex={-1}
          aria-label={t`Files to add`}
          onChange={chosen}
        />
        <Button onClick={() => input.current?.click()}>
          <AttachIcon /> {t`Add files`}
        </Button>
        <p>{t`Text or Markdown, or drop them here. At most 200,000 characters each.`}</p>
      </div>
      {words && <FailureNotice failure={words} onRetry={reload} />}
      {isPending && (
        <div role="status" aria-label={t`Loading the documents`}>
          <Skeleton width="wide" />
        </div>
      )}
      <ul className={styles.list} aria-label={t`Added by you`}>
        {failed.map((one) => (
          <FailedRow key={one.name} name={one.name} words={one.words} onForget={() => forget(one.name)} />
        ))}
        {pending.map((name) => (
          <PendingRow key={name} name={name} />
        ))}
        {own.map((one) => (
          <DocumentRow key={one.id} document={one} onRemove={() => remove(one)} />
        ))}
      </ul>
      {!isPending && !words && own.length + pending.length + failed.length === 0 && (
        <EmptyState
          icon={<FolderIcon size={24} />}
          title={t`None yet`}
          level={3}
        >{t`Add what you want to be answered from, such as notes or a handbook.`}</EmptyState>
      )}
      <Shipped documents={documents.filter(({ source }) => source === 'shipped')} />
    </div>
  );
}

function Shipped({ documents }: { readonly documents: readonly KnowledgeDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <details className={styles.shipped}>
      <summary>{t`${documents.length} more come with Ficus, for everybody`}</summary>
      <ul>
        {documents.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </details>
  );
}
