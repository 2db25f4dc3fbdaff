import { describeError } from '@ficus/service-client';
import { Notice } from '@ficus/ui';

/** Says what went wrong with what was just asked for, and what to do; nothing without an error. */
export function FailureText({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const { title, action } = describeError(error);
  return (
    <Notice tone="error" title={title} live="assertive">
      {action}
    </Notice>
  );
}
