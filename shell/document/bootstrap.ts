export type { Bootstrap, LeanRelease, PageRelease } from './bootstrap-schema.ts';

/** Id of the element that holds the page's data. */
export const BOOTSTRAP_ID = 'ficus-bootstrap';
