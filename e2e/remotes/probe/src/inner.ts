import './inner.css';
import { markRun } from './mark-run.ts';

markRun('inner');

export const inner = 'inner code';
