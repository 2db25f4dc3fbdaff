import type { KnowledgeDocument } from '@ficus/contracts';
import { describeError } from '@ficus/service-client';
import { optimistically, routeQueries } from '@ficus/service-client/query';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useHost } from '../host-context.ts';
import { sayInPassing } from '../notices/passing-notices.ts';

interface Page {
  readonly documents: KnowledgeDocument[];
}

const NONE: readonly KnowledgeDocument[] = [];

/** The documents that replies to the person rest on, and the removal of own ones, which shows at once. */
export function useDocuments() {
  const host = useHost();
  const { client, queryClient } = host;
  const query = useQuery(routeQueries(client).documents.list.query());
  const handlers = optimistically<KnowledgeDocument, Page>(queryClient, {
    queryKey: routeQueries(client).documents.list.query().queryKey,
    update: ({ documents }, { id }) => ({ documents: documents.filter((one) => one.id !== id) }),
  });
  const { mutate } = useMutation({
    retry: false,
    networkMode: 'always',
    mutationFn: ({ id }: KnowledgeDocument) => client.documents.remove({ id }),
    ...handlers,
    onSuccess: (_answer, { title }) => host.announce(`${title} removed`, 'polite'),
    onError: (error, document, context) => {
      handlers.onError(error, document, context);
      host.report(error, { action: 'remove-document' });
      const { title, action } = describeError(error);
      sayInPassing({ title, description: action, tone: 'error' });
    },
  });
  return {
    documents: query.data?.documents ?? NONE,
    isPending: query.isPending,
    error: query.error,
    reload: () => void query.refetch(),
    remove: mutate,
  };
}
