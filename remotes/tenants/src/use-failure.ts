import { describeError, type ErrorDescription, isServiceError } from '@ficus/service-client';
import { useEffect, useMemo } from 'react';
import { useHost } from './host-context.ts';

/** The error of a query in plain words; reported to the host once, unless it is an answer like any other. */
export function useFailure(error: unknown): ErrorDescription | undefined {
  const host = useHost();
  useEffect(() => {
    if (!error) return;
    const isAnswer = isServiceError(error) && ['forbidden', 'not-found', 'signed-out'].includes(error.code);
    if (!isAnswer) host.report(error);
  }, [host, error]);
  return useMemo(() => (error ? describeError(error) : undefined), [error]);
}
