/**
 * What a host provides of idb to remotes, as `react-query.ts` says for TanStack Query; strangers bring a copy of their own.
 */
export { unwrap, wrap } from 'idb';
