import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What a mutation shows before its answer is here. */
export interface OptimisticUpdate<Input, Data> {
  readonly queryKey: QueryKey;
  /** The data as they will be. Not called where nothing is cached. */
  readonly update: (data: Data, input: Input) => Data;
}

/**
 * Handlers for a mutation that shows its effect at once: reads under way are cancelled, the data are changed; a failure
 * puts back what was there, and in the end the truth is read.
 */
export function optimistically<Input, Data>(
  queryClient: QueryClient,
  { queryKey, update }: OptimisticUpdate<Input, Data>,
) {
  return {
    onMutate: async (input: Input) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Data>(queryKey);
      if (before !== undefined) queryClient.setQueryData<Data>(queryKey, update(before, input));
      return { before };
    },
    onError: (_error: unknown, _input: Input, context: { before: Data | undefined } | undefined) => {
      if (context?.before !== undefined) queryClient.setQueryData<Data>(queryKey, context.before);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  };
}
