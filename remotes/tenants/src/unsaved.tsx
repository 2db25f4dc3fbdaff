import { createContext, type ReactNode, useContext, useEffect, useId, useMemo } from 'react';
import { useHost } from './host-context.ts';

type Tell = (form: string, isUnsaved: boolean) => void;

const UnsavedContext = createContext<Tell | undefined>(undefined);

/** Tells the host while any form below holds what is not saved: a change of view waits then. */
export function UnsavedProvider({ children }: { readonly children: ReactNode }) {
  const host = useHost();
  const tell = useMemo<Tell>(() => {
    const forms = new Set<string>();
    return (form, isUnsaved) => {
      if (isUnsaved) forms.add(form);
      else forms.delete(form);
      host.setDirty(forms.size > 0);
    };
  }, [host]);
  return <UnsavedContext value={tell}>{children}</UnsavedContext>;
}

/** Says whether a form holds what is not saved; it does not any more once it is gone. */
export function useUnsaved(isUnsaved: boolean): void {
  const tell = useContext(UnsavedContext);
  const form = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    tell?.(form, true);
    return () => tell?.(form, false);
  }, [tell, form, isUnsaved]);
}
