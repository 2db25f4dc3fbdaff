import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

/** What brings machine code along stays where it is installed. */
const NATIVE = /^@node-rs\//;

/**
 * Bundles a service's main and all that it imports into few files in a folder, with source maps: one that is started often
 * reads one file then, not some hundreds. The folder must lie below the repository, as native packages are resolved from it.
 * Resolves with the program to start.
 */
export async function bundleProgram(program: URL, folder: URL): Promise<URL> {
  const { output } = await build({
    input: fileURLToPath(program),
    platform: 'node',
    external: NATIVE,
    // Views that the document names bring styles along; a service shows nothing.
    moduleTypes: { '.css': 'empty' },
    logLevel: 'silent',
    output: {
      dir: fileURLToPath(folder),
      cleanDir: true,
      format: 'esm',
      sourcemap: true,
      // A tenth of a start is reading what it is made of.
      minify: true,
      entryFileNames: 'main.mjs',
      chunkFileNames: '[name]-[hash].mjs',
    },
  });
  return new URL(output[0].fileName, pathToFileURL(`${fileURLToPath(folder)}/`));
}
