export { LegacyTenants, LegacyTenants as default } from './legacy-tenants.tsx';
