// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createNavigation, type Navigation } from './navigation.ts';

let navigation: Navigation;
let stop: () => void;

beforeEach(() => {
  window.history.replaceState(null, '', '/chat');
  navigation = createNavigation(window, (path) => path.startsWith('/chat'));
  stop = navigation.start();
  return () => stop();
});

/** Clicks the link; tells whether the click was taken from the browser, and keeps the browser from following it. */
function click(html: string, init: MouseEventInit = {}): boolean {
  document.body.innerHTML = html;
  let wasTaken = false;
  const look = (event: Event) => {
    wasTaken = event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', look, { once: true });
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...init });
  document.querySelector('a')?.dispatchEvent(event);
  return wasTaken;
}

describe('navigation', () => {
  it('counts a visit for each place the person goes to, and none for an address put right', () => {
    navigation.navigate('/chat/1');
    navigation.navigate('/chat/2', { replace: true });
    expect(navigation.store.getState()).toEqual({ path: '/chat/2', search: '', visits: 1 });
  });

  it('takes the query of an address along, and tells of a change in it alone', () => {
    navigation.navigate('/chat?search=fig');
    navigation.navigate('/chat?search=figs', { replace: true });
    navigation.navigate('/chat?search=figs');
    expect(navigation.store.getState()).toEqual({ path: '/chat', search: '?search=figs', visits: 1 });
    expect(click('<a href="/chat?search=tree">tree</a>')).toBe(true);
    expect(window.location.search).toBe('?search=tree');
    expect(navigation.store.getState()).toEqual({ path: '/chat', search: '?search=tree', visits: 2 });
  });

  it('follows a plain click on a link of ours within the page', () => {
    expect(click('<a href="/chat/7">7</a>')).toBe(true);
    expect(navigation.store.getState().path).toBe('/chat/7');
  });

  it.each([
    ['with a modifier', '<a href="/chat/7">7</a>', { ctrlKey: true }],
    ['to another tab', '<a href="/chat/7" target="_blank">7</a>', {}],
    ['that downloads', '<a href="/chat/7" download>7</a>', {}],
    ['to another site', '<a href="http://elsewhere.test/chat">7</a>', {}],
    ['to a place within the page', '<a href="/chat#main">Skip to content</a>', {}],
    ['to a page that is not ours', '<a href="/sign-in">7</a>', {}],
  ])('leaves a click %s to the browser', (_title, html, init) => {
    expect(click(html, init)).toBe(false);
    expect(navigation.store.getState().path).toBe('/chat');
  });
});
