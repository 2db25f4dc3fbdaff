const BASE = '/chat';

/** The chat that the address names, as links to single conversations do; null if it names none. */
export function chatInAddress(): string | null {
  const { pathname } = window.location;
  if (!pathname.startsWith(`${BASE}/`)) return null;
  try {
    return decodeURIComponent(pathname.slice(BASE.length + 1)) || null;
  } catch {
    return null;
  }
}

/** Keeps the address in step with the open chat, so that whatever view comes next finds the same place. */
export function showInAddress(chatId: string | null): void {
  const { pathname } = window.location;
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return;
  const path = chatId === null ? BASE : `${BASE}/${encodeURIComponent(chatId)}`;
  if (path === pathname) return;
  window.history.replaceState(window.history.state, '', path);
  // The page around us learns of it as it learns of Back and Forward.
  window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }));
}
