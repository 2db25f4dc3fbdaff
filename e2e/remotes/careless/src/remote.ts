import styles from './careless.module.css';

/** Shows nothing: its styles are what a test looks at. */
export function mount(element: HTMLElement): () => void {
  element.className = Object.values(styles).join(' ');
  return () => element.removeAttribute('class');
}
