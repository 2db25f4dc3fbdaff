// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { features } from '../features.ts';
import { createNavigation } from '../navigation/navigation.ts';
import { createHost, type HostParts } from './create-host.ts';

const [chat] = features;
if (!chat) throw new Error('no feature');

function setUp() {
  window.history.replaceState(null, '', '/chat');
  const navigation = createNavigation(window, () => true);
  const drafts = createStore<{
    drafts: Record<string, string>;
    draftChanged(id: string, text: string): void;
  }>((set) => ({
    drafts: {},
    draftChanged: (id, text) => set(({ drafts }) => ({ drafts: { ...drafts, [id]: text } })),
  }));
  const signals: (AbortSignal | undefined)[] = [];
  const call = (_input: unknown, options?: { signal?: AbortSignal }) => {
    signals.push(options?.signal);
    return Promise.resolve('answer');
  };
  const group = new Proxy({}, { get: () => call });
  const parts = {
    person: { id: 'user_ada' },
    client: new Proxy({}, { get: () => group }),
    queryClient: new QueryClient(),
    session: { preferences: drafts, drafts, place: drafts, pendingConversations: drafts },
    navigation,
    announce: vi.fn(),
    report: vi.fn(),
  } as unknown as HostParts; // Only what a fence stands before is real here.
  const fence = new AbortController();
  const ready = vi.fn();
  const host = createHost(parts, chat as NonNullable<typeof chat>, {
    signal: fence.signal,
    ready,
    setDirty: vi.fn(),
  });
  return { host, fence, ready, drafts, navigation, signals, parts };
}

describe('the host as a remote sees it', () => {
  it('navigates below its own path only', () => {
    const { host, navigation } = setUp();
    host.navigation.navigate('/abc');
    expect(host.navigation.path()).toBe('/abc');
    for (const path of ['/../admin', '//evil.test/chat', '/..%2f..%2fadmin/../../x'])
      host.navigation.navigate(path);
    expect(navigation.store.getState().path.startsWith('/chat')).toBe(true);
    expect(window.location.host).not.toContain('evil');
  });

  it('has the query of its own addresses, and is told when it changes', () => {
    const { host, navigation } = setUp();
    const heard = vi.fn();
    host.navigation.subscribe(heard);
    host.navigation.navigate('/?sort=email&order=desc');
    expect(window.location.pathname + window.location.search).toBe('/chat?sort=email&order=desc');
    expect([host.navigation.path(), host.navigation.search()]).toEqual(['/', '?sort=email&order=desc']);
    host.navigation.navigate('/', { replace: true });
    expect(host.navigation.search()).toBe('');
    expect(heard).toHaveBeenCalledTimes(2);
    navigation.navigate('/elsewhere?of=another');
    expect(host.navigation.search()).toBe('');
  });

  it('is revoked with its attempt: no navigation, no announcement, no ready, no write', () => {
    const { host, fence, ready, drafts, parts } = setUp();
    const { draftChanged } = host.session.drafts.getState();
    draftChanged('1', { text: 'before' });
    fence.abort();
    draftChanged('1', { text: 'after' });
    host.session.drafts.setState({ drafts: {} });
    host.navigation.navigate('/late');
    host.announce('late');
    host.ready();
    expect(drafts.getState().drafts).toEqual({ 1: { text: 'before' } });
    expect(host.navigation.path()).toBe('/');
    expect(parts.announce).not.toHaveBeenCalled();
    expect(ready).not.toHaveBeenCalled();
  });

  it('cancels reads under way, lets writes end, and refuses new calls', async () => {
    const { host, fence, signals } = setUp();
    await host.client.chat.conversations();
    await host.client.chat.remove({ id: '1' });
    fence.abort();
    expect(signals[0]?.aborted).toBe(true);
    expect(signals[1]).toBeUndefined();
    await expect(host.client.chat.conversations()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('gives a store the same state object until it changes, as React needs', () => {
    const { host } = setUp();
    expect(host.session.drafts.getState()).toBe(host.session.drafts.getState());
  });
});
