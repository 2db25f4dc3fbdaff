import { UI_FILES } from '@ficus/remote-kit/webpack';
import { expect, it } from 'vitest';
import * as provided from './provided-ui.ts';

it('hands remotes every export of the files that their builds leave out', async () => {
  const files = UI_FILES.map((file) => `../../../shared/ui/src/${file}`);
  const names = await Promise.all(files.map(async (file) => Object.keys((await import(file)) as object)));
  expect(Object.keys(provided).sort()).toEqual(names.flat().sort());
});
