/**
 * What a host provides of TanStack Query to remotes: the one list. The host's first script holds nothing else of the
 * library; a lean build that imports another name fails, and says so. Strangers, who come by the federation runtime,
 * find the whole library.
 */
export {
  keepPreviousData,
  MutationCache,
  mutationOptions,
  QueryCache,
  QueryClient,
  QueryClientProvider,
  queryOptions,
  skipToken,
  useIsFetching,
  useIsMutating,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
