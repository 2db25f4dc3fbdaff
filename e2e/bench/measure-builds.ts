import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PROJECT } from '../system/addresses.ts';

/** How long a production build of the host and of the chat takes from nothing, in ms. */
export async function measureBuilds(): Promise<{ host: number; chat: number }> {
  const build = async (workspace: string) => {
    const begun = performance.now();
    await promisify(execFile)('npm', ['run', 'build', '-w', workspace], { cwd: PROJECT });
    return performance.now() - begun;
  };
  return { host: await build('shell'), chat: await build('remotes/chat') };
}
