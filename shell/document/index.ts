export { reasonWords } from '@ficus/migration-wrapper';
export { features } from '../src/features.ts';
export { LANGUAGE_COOKIE } from '../src/languages/languages.ts';
export { createDocument, type PageAnswer, type PageRequest } from './document.ts';
export { HostAssets } from './host-assets.ts';
export { NOTE_COOKIE } from './note-cookie.ts';
export { wantedVersions } from './wanted-versions.ts';
