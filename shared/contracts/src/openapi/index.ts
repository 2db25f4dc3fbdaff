export { type OpenApiDocument, openApiDocument } from './document.ts';
export { incompatibilities } from './incompatibilities.ts';
