import { wordsFrom } from '@ficus/i18n/catalogue';
import client from '@ficus/service-client/languages/de.json' with { type: 'json' };
import components from '@ficus/ui/languages/de.json' with { type: 'json' };
import own from './de.json' with { type: 'json' };
import { viewsIn } from './views-in.ts';

// A script of its own, which German pages run before the host's: so nothing is awaited, and English ones know nothing of it.
globalThis.ficusLanguage = { ...wordsFrom('de', components, client, own), ...viewsIn('de') };
