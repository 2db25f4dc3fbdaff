import path from 'node:path';
import { bucketOrigin, publishRemote } from '@ficus/remote-kit/webpack';

// `npm run publish-remote chat`: what `npm run build -w remotes/chat` built goes to the remotes' origin.
const [name] = process.argv.slice(2);
if (!name) {
  console.error('Which remote? npm run publish-remote chat');
  process.exit(1);
}
const { PUBLISH_BUCKET, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, FICUS_DATA } = process.env;
if (PUBLISH_BUCKET && !(URL.canParse(PUBLISH_BUCKET) && AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY)) {
  console.error(
    'PUBLISH_BUCKET needs an address such as https://s3.eu-central-1.amazonaws.com/my-bucket, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  );
  process.exit(1);
}
const origin = PUBLISH_BUCKET
  ? bucketOrigin({
      url: PUBLISH_BUCKET,
      accessKeyId: AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
      region: AWS_REGION,
    })
  : path.resolve(FICUS_DATA ?? '.data', 'remotes');
try {
  const release = await publishRemote(path.resolve('remotes', name), origin);
  console.log(`${release.name} ${release.version} is published: people get it with their next page.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
