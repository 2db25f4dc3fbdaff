export { placeForData } from './reachable-place.ts';
export { type EmbeddedPostgres, type PostgresOptions, startPostgres } from './start-postgres.ts';
