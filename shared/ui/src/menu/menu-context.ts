import { createContext } from 'react';

/** Closes the menu around an item and gives focus back to its trigger. */
export const CloseMenu = createContext<() => void>(() => {});
