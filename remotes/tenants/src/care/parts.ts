import { createContext, useContext } from 'react';
import type { PARTS } from './first-parts.ts';

/** What the first load hands to these pages. */
export type Parts = typeof PARTS & Pick<typeof import('../after-view/after-view.ts'), 'ConfirmDialog'>;

export const PartsContext = createContext<Parts | undefined>(undefined);

/** The parts. Throws outside of `Care`. */
export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (!parts) throw new Error('useParts: no parts here; render the component inside Care.');
  return parts;
}
