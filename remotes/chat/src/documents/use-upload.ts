import { t } from '@ficus/i18n';
import { describeError } from '@ficus/service-client';
import { routeQueries } from '@ficus/service-client/query';
import { useCallback, useState } from 'react';
import { useHost } from '../host-context.ts';
import { FileError, readText } from './read-text.ts';

/** A file that could not be added, and why in words. */
export interface FailedFile {
  readonly name: string;
  readonly words: string;
}

/** Adds files, one after the other; what fails is told beside its name and holds no other up. */
export function useUpload() {
  const host = useHost();
  const [pending, setPending] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const forget = useCallback(
    (name: string) => setFailed((all) => all.filter((one) => one.name !== name)),
    [],
  );

  const upload = useCallback(
    async (files: readonly File[]) => {
      const { client, queryClient } = host;
      setPending((all) => [...all, ...files.map(({ name }) => name)]);
      for (const file of files) {
        forget(file.name);
        try {
          const added = await client.documents.add({ name: file.name, text: await readText(file) });
          host.announce(t`${added.title} added`, 'polite');
        } catch (error) {
          host.report(error, { action: 'add-document' });
          setFailed((all) => [...all, { name: file.name, words: wordsFor(error) }]);
        }
        await queryClient.invalidateQueries({
          queryKey: routeQueries(client).documents.list.query().queryKey,
        });
        setPending((all) => all.filter((name) => name !== file.name));
      }
    },
    [host, forget],
  );
  return { pending, failed, forget, upload: (files: readonly File[]) => void upload(files) };
}

function wordsFor(error: unknown): string {
  if (error instanceof FileError) return error.message;
  const { title, action } = describeError(error);
  return `${title}. ${action}`;
}
