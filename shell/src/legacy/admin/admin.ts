export { LegacyAdmin, LegacyAdmin as default } from './legacy-admin.tsx';
