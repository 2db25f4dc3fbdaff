import { lazy, type ReactNode, Suspense, use, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { planted } from './planted.ts';

/** The part of the host that this remote uses. */
export interface FaultyHost {
  ready(): void;
}

const never = new Promise<never>(() => undefined);
const LATE_MS = 5500;

/** A bad release, in the way that the test wants it. */
export function App({ host }: { host: FaultyHost }) {
  switch (planted()) {
    case 'throws-in-render':
      throw new Error('planted: throws in render');
    case 'throws-nothing':
      throw undefined;
    case 'renders-an-object':
      return { no: 'element' } as unknown as ReactNode;
    case 'tears-its-dom':
      return <TearsItsDom host={host} />;
    case 'throws-in-effect':
      return <ThrowsInEffect />;
    case 'suspends':
      return use(never);
    case 'never-ready':
      return <p>Shown, and never ready</p>;
    case 'endless-render':
      return <EndlessRender />;
    case 'ready-late':
      return <ReadyAfter host={host} ms={LATE_MS} />;
    case 'throws-at-unmount':
      return <ThrowsAtUnmount host={host} />;
    case 'inner-chunk':
      return <WithInnerChunk host={host} />;
    default:
      return <Breakable host={host} />;
  }
}

function ThrowsInEffect() {
  useEffect(() => {
    throw new Error('planted: throws in an effect');
  }, []);
  return <p>Shown before its effect</p>;
}

function EndlessRender() {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => setCount(count + 1));
  return <p>{count}</p>;
}

function ReadyAfter({ host, ms }: { host: FaultyHost; ms: number }) {
  useEffect(() => void setTimeout(() => host.ready(), ms), [host, ms]);
  return <p>Ready too late</p>;
}

function ThrowsAtUnmount({ host }: { host: FaultyHost }) {
  useEffect(() => {
    host.ready();
    return () => {
      throw new Error('planted: throws at unmount');
    };
  }, [host]);
  return <Field />;
}

/** Works until it is asked to: then it takes away by hand what React has put there, and renders again. */
function TearsItsDom({ host }: { host: FaultyHost }) {
  const [isTorn, setTorn] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => host.ready(), [host]);
  const tear = () => {
    words.current?.remove();
    setTorn(true);
  };
  return (
    <div>
      <Field />
      {isTorn ? null : <p ref={words}>Words</p>}
      <button type="button" onClick={tear}>
        Tear
      </button>
    </div>
  );
}

const Inner = lazy(() => import(/* webpackChunkName: "inner" */ './inner.tsx'));

function WithInnerChunk({ host }: { host: FaultyHost }) {
  return (
    <Suspense fallback="…">
      <Inner host={host} />
    </Suspense>
  );
}

/** Works until its buttons are pressed. */
function Breakable({ host }: { host: FaultyHost }) {
  useEffect(() => host.ready(), [host]);
  return (
    <div>
      <Field />
      <button
        type="button"
        onClick={() => {
          throw new Error('planted: throws in a handler');
        }}
      >
        Break the handler
      </button>
      <button
        type="button"
        onClick={() => void Promise.reject(new Error('planted: a promise that is rejected'))}
      >
        Break a promise
      </button>
    </div>
  );
}

function Field() {
  return <textarea aria-label="Message" />;
}
