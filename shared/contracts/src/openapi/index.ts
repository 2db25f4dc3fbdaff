export { type OpenApiDocument, openApiDocument } from './document.ts';
export { type EventsDocument, eventIncompatibilities, eventsDocument } from './events-document.ts';
export { incompatibilities } from './incompatibilities.ts';
