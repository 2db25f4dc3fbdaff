/** A day as a field for dates has it, `2026-11-26`, in the person's own time zone. `at` in milliseconds since 1970. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins, in milliseconds since 1970; undefined for what is no day, or none after 1970. */
export function startOfDay(day: string): number | undefined {
  return timeOf(day, 0);
}

/** When the day after it begins: not every day has 24 hours. */
export function dayAfter(day: string): number | undefined {
  return timeOf(day, 1);
}

function timeOf(day: string, later: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + later).getTime();
  return at > 0 ? at : undefined;
}
