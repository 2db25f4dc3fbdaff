export { features } from '../src/features.ts';
export { Bootstrap } from './bootstrap.ts';
export { createDocument, type PageAnswer, type PageRequest } from './document.ts';
export { HostAssets } from './host-assets.ts';
export { NOTE_COOKIE } from './note.ts';
export { wantedVersions } from './wanted-versions.ts';
