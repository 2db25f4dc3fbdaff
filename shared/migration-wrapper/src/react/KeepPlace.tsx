import { Component, createRef, type HTMLAttributes, type ReactNode } from 'react';

interface KeepPlaceProps {
  /** Identifies the view on the screen; undefined while there is none. */
  readonly viewId: number | undefined;
  /** True once the view has its own size, so that the space kept for it can go. */
  readonly isSettled: boolean;
  readonly attributes: HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;
  /** Hears of what a view throws while it is taken down. */
  readonly onUnmountError: (error: unknown) => void;
  readonly children: ReactNode;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly hadFocus: boolean;
}

/**
 * The section around a feature. When one view follows another the document stays scrolled where it was, the space stays
 * taken, and a focus that was inside does not fall out of it. It also is the boundary for errors at unmount: those
 * reach the nearest boundary that stays.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  #section = createRef<HTMLElement>();

  override state = {};

  /** Nothing to change: the children that are due by now render as they would have. */
  static getDerivedStateFromError() {
    return null;
  }

  override componentDidCatch(error: unknown): void {
    this.props.onUnmountError(error);
  }

  override getSnapshotBeforeUpdate(previous: KeepPlaceProps): Place | null {
    const section = this.#section.current;
    if (!section || previous.viewId === this.props.viewId) return null;
    return {
      left: window.scrollX,
      top: window.scrollY,
      height: section.offsetHeight,
      hadFocus: section.contains(document.activeElement),
    };
  }

  override componentDidUpdate(_props: KeepPlaceProps, _state: unknown, place: Place | null): void {
    const section = this.#section.current;
    if (!section) return;
    if (this.props.isSettled) section.style.minHeight = '';
    else if (place) section.style.minHeight = `${place.height}px`;
    if (!place) return;
    if (place.hadFocus && !section.contains(document.activeElement)) section.focus({ preventScroll: true });
    // To ask where a page is scrolled is to lay it out at once. One that stood at its top hardly ever leaves it, and is
    // asked when it is laid out anyway, before the next paint.
    if (place.left === 0 && place.top === 0) requestAnimationFrame(() => scrollBack(place));
    else scrollBack(place);
  }

  override render(): ReactNode {
    return (
      <section ref={this.#section} tabIndex={-1} {...this.props.attributes}>
        {this.props.children}
      </section>
    );
  }
}

function scrollBack({ left, top }: Place): void {
  if (window.scrollX !== left || window.scrollY !== top) {
    window.scrollTo({ left, top, behavior: 'instant' });
  }
}
