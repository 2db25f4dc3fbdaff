/** The old view or the new one. */
export type Generation = 'legacy' | 'remote';

export const GENERATIONS: readonly Generation[] = ['legacy', 'remote'];

export function otherThan(generation: Generation): Generation {
  return generation === 'legacy' ? 'remote' : 'legacy';
}
