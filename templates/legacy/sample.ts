export { LegacySample as default } from './legacy-sample.tsx';
