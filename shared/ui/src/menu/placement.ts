/** Where a panel opens from its trigger: above or below it, and along which edge. */
export interface Placement {
  readonly block: 'above' | 'below';
  readonly inline: 'start' | 'end';
}

/** Chooses the sides with the most room in the viewport; sizes in CSS pixels. */
export function placementFor(
  trigger: Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>,
  viewport: { readonly width: number; readonly height: number },
): Placement {
  const block = viewport.height - trigger.bottom >= trigger.top ? 'below' : 'above';
  const inline = viewport.width - trigger.left >= trigger.right ? 'start' : 'end';
  return { block, inline };
}
