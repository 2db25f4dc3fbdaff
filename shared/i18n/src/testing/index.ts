export { type CatalogueCheck, catalogueFaults } from './catalogue-faults.ts';
