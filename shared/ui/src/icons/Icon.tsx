import type { ReactNode } from 'react';

export interface IconProps {
  /** Edge in CSS pixels. Default: 16. */
  readonly size?: number | undefined;
}

// Lines look equally strong at every size when they thin out as the drawing grows.
function strokeWidth(size: number): number {
  if (size < 20) return 2;
  return size < 32 ? 1.75 : 1.4;
}

/** Draws an icon from strokes on a 24 px grid, in the colour of the text; hidden from screen readers. */
export function Icon({ size = 16, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth(size)}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
