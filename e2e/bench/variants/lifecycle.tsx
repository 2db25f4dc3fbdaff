import type { Host } from '@ficus/remote-kit';
import { createRoot, type Root } from 'react-dom/client';
import { App } from '../../../remotes/chat/src/remote.ts';

let root: Root | undefined;

/** The chat as a micro-application with single-spa's lifecycle, which qiankun shares. */
export const bootstrap = async () => undefined;

export async function mount({ host, container }: { host: Host; container?: HTMLElement }): Promise<void> {
  const place = container?.querySelector('#micro-root') ?? document.getElementById('chat-place');
  if (!place) throw new Error('no place for the chat');
  root = createRoot(place);
  root.render(<App host={host} />);
}

export async function unmount(): Promise<void> {
  root?.unmount();
}
