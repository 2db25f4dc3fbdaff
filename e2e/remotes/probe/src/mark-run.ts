/** Notes on the page which parts of the remote have run. */
export function markRun(part: string): void {
  const page = globalThis as { partsRun?: string[] };
  page.partsRun ??= [];
  page.partsRun.push(part);
}
