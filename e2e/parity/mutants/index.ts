import type { Mutant } from './mutant.ts';
import { NETWORK_MUTANTS } from './network-mutants.ts';
import { SOURCE_MUTANTS } from './source-mutants.ts';

/** Every planted bug. */
export const MUTANTS: readonly Mutant[] = [...NETWORK_MUTANTS, ...SOURCE_MUTANTS];
