import { parseArgs } from 'node:util';
import { CONDITIONS, type Condition } from './tab.ts';
import { VARIANTS, type VariantName } from './variants/build-variants.ts';

/** What a run measures. */
export interface BenchOptions {
  readonly isQuick: boolean;
  /** Counted loads of each. Default: 15, in a quick run 1. */
  readonly reps: number;
  /** Baselines that Ficus is measured beside. Default: all, in a quick run single, lazy and naive. */
  readonly variants: readonly VariantName[];
  readonly conditions: readonly Condition[];
}

/** Reads `[--quick] [--reps 15] [--variants single,lazy,…] [--conditions none,4g]`. Throws an Error that names every fault. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      reps: { type: 'string' },
      variants: { type: 'string' },
      conditions: { type: 'string' },
    },
  });
  const isQuick = values.quick;
  const faults: string[] = [];
  const some = <T extends string>(
    option: string,
    text: string | undefined,
    of: readonly T[],
  ): readonly T[] => {
    if (text === undefined) return of;
    const named = text.split(',');
    const strange = named.filter((name) => !of.some((known) => known === name));
    if (strange.length > 0) faults.push(`--${option} knows ${of.join(', ')}, not ${strange.join(', ')}`);
    return of.filter((known) => named.includes(known));
  };
  const reps = Number(values.reps ?? (isQuick ? 1 : 15));
  if (!Number.isInteger(reps) || reps < 1) faults.push(`--reps is a whole number from 1, not ${values.reps}`);
  const variants = some('variants', values.variants ?? (isQuick ? 'single,lazy,naive' : undefined), VARIANTS);
  const conditions = some('conditions', values.conditions, CONDITIONS);
  if (faults.length > 0) throw new Error(`${faults.join('; ')}. Ficus itself is always measured.`);
  return { isQuick, reps, variants, conditions };
}
