export { dateFormat, list, locale, number } from './formats.ts';
export { plural } from './plural.ts';
export { rich } from './rich.ts';
export { language, speak, type Translation, t, translate } from './text.ts';
