import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Release } from '@ficus/contracts';
import S3rver from 's3rver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrityOf } from '../integrity.ts';
import { bucketOrigin } from './bucket-origin.ts';
import { publishRemote } from './publish-remote.ts';

let folder: string;
let store: S3rver;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ficus-publish-'));
  store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 'store'),
    configureBuckets: [{ name: 'remotes', configs: [] }],
  });
  const { port } = (await store.run()) as AddressInfo;
  url = `http://127.0.0.1:${port}/remotes/ours`;
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => rm(path.join(folder, 'remote'), { recursive: true, force: true }));

const bucket = () => bucketOrigin({ url, accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' });

/** A built remote of one script. */
async function built(version: string, script: string): Promise<string> {
  const directory = path.join(folder, 'remote');
  await mkdir(path.join(directory, 'dist/files'), { recursive: true });
  const file = { path: 'entry.js', integrity: integrityOf(Buffer.from(script)) };
  const release: Release = {
    name: 'chat',
    version,
    contract: 2,
    container: 'ficus_chat',
    manifest: file,
    entry: file,
    scripts: [],
    styles: [],
    files: [file],
  };
  await writeFile(path.join(directory, 'dist/files/entry.js'), script);
  await writeFile(path.join(directory, 'dist/files/entry.js.br'), 'compressed');
  await writeFile(path.join(directory, 'dist/release.json'), JSON.stringify(release));
  return directory;
}

const get = (key: string) => bucket().read(key);

describe('publishing to a bucket', () => {
  it('writes files that never change under the version, and the pointer for a short life', async () => {
    await publishRemote(await built('1.0.0', 'first'), bucket());
    expect(await get('chat/1.0.0/entry.js')).toBe('first');
    expect(await get('chat/1.0.0/entry.js.br')).toBeUndefined();
    expect(JSON.parse((await get('chat/release.json')) ?? '')).toMatchObject({ version: '1.0.0' });
    const lifeOf = async (key: string) => {
      const written: string[] = [];
      const kept = path.join(folder, 'store/remotes/ours', key);
      const names = await readdir(path.dirname(kept));
      for (const name of names.filter((one) => one.startsWith(path.basename(kept))))
        written.push(await readFile(path.join(path.dirname(kept), name), 'utf8'));
      return written.join('\n');
    };
    expect(await lifeOf('chat/1.0.0/entry.js')).toContain('public, max-age=31536000, immutable');
    expect(await lifeOf('chat/release.json')).toContain('no-cache');
  });

  it('refuses other bytes under a published version, and leaves the pointer alone', async () => {
    await publishRemote(await built('2.0.0', 'one'), bucket());
    await publishRemote(await built('2.1.0', 'two'), bucket());
    await expect(publishRemote(await built('2.0.0', 'other'), bucket())).rejects.toMatchObject({
      code: 'version-taken',
    });
    expect(await get('chat/2.0.0/entry.js')).toBe('one');
    expect(JSON.parse((await get('chat/release.json')) ?? '')).toMatchObject({ version: '2.1.0' });
  });

  it('publishes the same bytes again: the pointer goes back to them', async () => {
    await publishRemote(await built('3.0.0', 'one'), bucket());
    await publishRemote(await built('3.1.0', 'two'), bucket());
    await publishRemote(await built('3.0.0', 'one'), bucket());
    expect(JSON.parse((await get('chat/release.json')) ?? '')).toMatchObject({ version: '3.0.0' });
  });

  it('moves the pointer last: a store that fails half way leaves it where it was', async () => {
    await publishRemote(await built('4.0.0', 'one'), bucket());
    const store = bucket();
    const failing = {
      read: store.read,
      write: (key: string, bytes: Uint8Array, life: string) =>
        key.endsWith('entry.js') ? Promise.reject(new Error('no room')) : store.write(key, bytes, life),
    };
    await expect(publishRemote(await built('4.1.0', 'two'), failing)).rejects.toThrow('no room');
    expect(JSON.parse((await get('chat/release.json')) ?? '')).toMatchObject({ version: '4.0.0' });
  });

  it('says the store’s own words when it refuses', async () => {
    const missing = bucketOrigin({
      url: url.replace('/remotes/ours', '/absent'),
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    });
    await expect(publishRemote(await built('5.0.0', 'one'), missing)).rejects.toThrow(/NoSuchBucket|404/);
  });
});

describe('publishing to a folder', () => {
  it('takes the compressed files along, and refuses other bytes under a published version', async () => {
    const origin = path.join(folder, 'origin');
    await publishRemote(await built('1.0.0', 'first'), origin);
    expect((await readdir(path.join(origin, 'chat/1.0.0'))).sort()).toEqual([
      'entry.js',
      'entry.js.br',
      'release.json',
    ]);
    await expect(publishRemote(await built('1.0.0', 'other'), origin)).rejects.toMatchObject({
      code: 'version-taken',
    });
  });
});
