import { createContext } from 'react';
import type { Thread } from '../thread/use-thread.ts';

/** The conversation that is open, for what comes after the view. */
export interface OpenThread {
  readonly id: string;
  readonly thread: Thread;
  /** A version of it was begun, to be opened. */
  readonly onVersion: (id: string) => void;
  /** Another conversation is to be read. */
  readonly onRead: (id: string) => void;
}

export const OpenThreadContext = createContext<OpenThread | undefined>(undefined);
