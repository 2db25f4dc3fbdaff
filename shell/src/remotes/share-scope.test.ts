import { sharedModules } from '@ficus/remote-kit/webpack';
import { describe, expect, it } from 'vitest';
import { hostShareScope } from './share-scope.ts';

describe('what the host provides', () => {
  it('is what remotes are built to take, in the very versions', () => {
    const provided = Object.entries(hostShareScope).map(([name, versions]) => [name, Object.keys(versions)]);
    const taken = Object.entries(sharedModules()).map(([name, { version }]) => [name, [version]]);
    expect(Object.fromEntries(provided)).toEqual(Object.fromEntries(taken));
  });

  it('is there at once', async () => {
    for (const versions of Object.values(hostShareScope)) {
      for (const { get } of Object.values(versions)) expect(typeof get()).toBe('function');
    }
  });
});
