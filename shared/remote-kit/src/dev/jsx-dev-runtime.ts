import { Fragment, jsx, jsxs } from 'react/jsx-runtime';

/**
 * Takes the place of `react/jsx-dev-runtime` in a remote's development build: React's own asks its renderer for things that
 * a host built for production does not have. The host's `jsx` knows which of the two it is.
 */
export function jsxDEV(
  type: Parameters<typeof jsx>[0],
  props: unknown,
  key: string | undefined,
  isStatic: boolean,
): ReturnType<typeof jsx> {
  return isStatic ? jsxs(type, props, key) : jsx(type, props, key);
}

export { Fragment };
