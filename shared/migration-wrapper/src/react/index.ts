export { type ErrorWatch, watchErrors } from './error-watch.ts';
export { MigrationWrapper, type MigrationWrapperProps } from './MigrationWrapper.tsx';
export { MountPoint, type MountPointProps } from './MountPoint.tsx';
