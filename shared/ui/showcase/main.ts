import path from 'node:path';
import webpack from 'webpack';
import { showcaseConfig, writePage } from './build-showcase.ts';
import { serveShowcase } from './serve-showcase.ts';

// `npm run showcase -w shared/ui`: builds at every change; the page is to be loaded anew.
const port = Number(process.env.SHOWCASE_PORT ?? 8070);
const output = path.join(import.meta.dirname, 'dist');
const compiler = webpack(showcaseConfig({ output, isWatched: true }));
let isServed = false;

compiler?.watch({}, async (error, stats) => {
  if (error || !stats) throw error ?? new Error('webpack gave no result');
  if (stats.hasErrors()) return console.error(stats.toString({ preset: 'errors-only', colors: true }));
  await writePage(output, stats.toJson({ all: false, chunkGroups: true, assets: true }));
  console.log(`Built in ${((stats.endTime - stats.startTime) / 1000).toFixed(1)} s`);
  if (isServed) return;
  isServed = true;
  serveShowcase(output).listen(port, () => console.log(`Showcase http://localhost:${port}`));
});
