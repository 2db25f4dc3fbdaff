import { describeError, type ErrorDescription } from '@ficus/service-client';
import { useEffect, useMemo } from 'react';
import { useHost } from './host-context.ts';

/** An error of a query in plain words, reported to the host once; undefined without one. */
export function useErrorWords(error: unknown): ErrorDescription | undefined {
  const host = useHost();
  const hasError = error !== null && error !== undefined;
  useEffect(() => {
    if (hasError) host.report(error);
  }, [host, error, hasError]);
  return useMemo(() => (hasError ? describeError(error) : undefined), [error, hasError]);
}
