export { optimistically } from './optimistically.ts';
export { type Queries, routeQueries } from './route-queries.ts';
