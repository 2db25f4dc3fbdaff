import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { baseConfig, runWebpack } from '@ficus/remote-kit/webpack';
import type { Configuration, StatsCompilation } from 'webpack';

/**
 * The webpack configuration of the page that shows all components, compiled as host and remotes are published. `isWatched`
 * leaves the code readable, and is faster.
 */
export function showcaseConfig(options: { output: string; isWatched?: boolean }): Configuration {
  const { output, isWatched = false } = options;
  const base = baseConfig({ name: 'ficus_showcase', context: import.meta.dirname, mode: 'production' });
  return {
    ...base,
    entry: { main: './src/main.tsx' },
    optimization: { minimize: !isWatched },
    output: { ...base.output, path: output, publicPath: '/', clean: true },
  };
}

/** Builds the showcase into the folder `output`, ready to be served. */
export async function buildShowcase(options: { output: string }): Promise<void> {
  const stats = await runWebpack(showcaseConfig(options));
  await writePage(options.output, stats);
}

/** Writes the page that loads what a build has made. */
export async function writePage(output: string, stats: StatsCompilation): Promise<void> {
  const names = (stats.namedChunkGroups?.main?.assets ?? []).map((asset) => asset.name);
  const styles = names.filter((name) => name.endsWith('.css'));
  const scripts = names.filter((name) => name.endsWith('.js'));
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Ficus components</title>
<link rel="icon" href="data:,">
${styles.map((name) => `<link rel="stylesheet" href="/${name}">`).join('\n')}
${scripts.map((name) => `<script defer src="/${name}"></script>`).join('\n')}
</head>
<body><div id="root"></div></body>
</html>
`;
  await writeFile(path.join(output, 'index.html'), page);
}
