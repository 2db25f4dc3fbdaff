import path from 'node:path';
import { AwsClient } from 'aws4fetch';
import type { Origin } from './origin.ts';

/** How to reach a bucket of any S3-compatible store. */
export interface Bucket {
  /** Address of the bucket, with a folder in it if need be: `https://s3.eu-central-1.amazonaws.com/my-bucket/remotes`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Default: `us-east-1`, which stores other than Amazon's take. */
  readonly region?: string | undefined;
}

/** A bucket that could not be read or written; the message has the store's own words. */
export class BucketError extends Error {
  readonly code = 'bucket';
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A bucket as the origin of remotes. Its files carry how long they may be kept; let your CDN compress them. */
export function bucketOrigin(bucket: Bucket): Origin {
  const { accessKeyId, secretAccessKey, region = 'us-east-1' } = bucket;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const urlOf = (key: string) => `${bucket.url.replace(/\/$/, '')}/${key}`;

  async function fail(response: Response, doing: string): Promise<never> {
    const words = (await response.text()).slice(0, 500);
    throw new BucketError(`${doing} failed with ${response.status}: ${words}`);
  }

  return {
    async read(key) {
      const response = await client.fetch(urlOf(key), { cache: 'no-store' });
      if (response.status === 404) return undefined;
      return response.ok ? response.text() : fail(response, `Reading ${urlOf(key)}`);
    },
    async write(key, bytes, cacheControl) {
      const headers = {
        'content-type': TYPES[path.extname(key)] ?? 'application/octet-stream',
        'cache-control': cacheControl,
      };
      const response = await client.fetch(urlOf(key), {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers,
      });
      if (!response.ok) await fail(response, `Writing ${urlOf(key)}`);
    },
  };
}
