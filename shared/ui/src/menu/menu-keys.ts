/**
 * Which of `count` items a key moves to from item `current` (-1: none), by the ARIA practices for menus: arrows
 * wrap around, Home and End jump. `undefined` when the key is not for moving.
 */
export function itemAfterKey(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return current <= 0 ? count - 1 : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** The next item after `current` whose text starts with the typed character; `undefined` when there is none. */
export function itemByLetter(letter: string, current: number, texts: readonly string[]): number | undefined {
  const wanted = letter.toLocaleLowerCase();
  const order = texts.map((_, step) => (current + 1 + step) % texts.length);
  return order.find((index) => texts[index]?.trim().toLocaleLowerCase().startsWith(wanted));
}
