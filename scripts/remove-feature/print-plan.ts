import type { Plan } from './plan.ts';

/** A plan as people read it before they agree. */
export function planWords(plan: Plan): string {
  const deletes = plan.deletes.flatMap(({ what, why, files }) => [
    `  ${what}  ${why} (${files.length} ${files.length === 1 ? 'file' : 'files'})`,
    ...files.map((file) => `      ${file}`),
  ]);
  const edits = plan.edits.map(({ file, what }) => `  ${file}  ${what}`);
  const numbered = (title: string, steps: readonly string[]) =>
    steps.length === 0 ? [] : ['', title, ...steps.map((step, index) => `  ${index + 1}. ${step}`)];
  return [
    'Deletes',
    ...deletes,
    '',
    'Edits',
    ...edits,
    ...(plan.needsInstall ? ['  package-lock.json  by npm install'] : []),
    ...numbered('By hand, before this is deployed', plan.byHand.before),
    ...numbered('By hand, after that', plan.byHand.after),
  ].join('\n');
}
