/** Does a task so often, one after the other, and gives what came of each. */
export async function repeat<T>(times: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await task());
  return results;
}
