import * as query from '@tanstack/react-query';
import * as React from 'react';
import * as jsx from 'react/jsx-runtime';
import * as dom from 'react-dom';
import { markRun } from './mark-run.ts';
import styles from './probe.module.css';

markRun('exposed');

/** The shared modules as this build got them: to be the host's own. */
export const shared = {
  useState: React.useState,
  jsx: jsx.jsx,
  createPortal: dom.createPortal,
  QueryClient: query.QueryClient,
};

/** Loads code that only comes later. */
export async function loadInner() {
  const { inner, innerClass } = await import(/* webpackChunkName: "inner" */ './inner.ts');
  document.querySelector(`.${styles.probe}`)?.classList.add(innerClass ?? '');
  return { inner };
}

/** Uses hooks and the host's query client. */
export function App({ host }: { host: { queryClient: query.QueryClient } }) {
  const [count, setCount] = React.useState(0);
  const isOne = query.useQueryClient() === host.queryClient;
  return React.createElement(
    'button',
    { type: 'button', className: styles.probe, onClick: () => setCount(count + 1) },
    `count ${count}, ${isOne ? 'one' : 'another'} query client`,
  );
}
