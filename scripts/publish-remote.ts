import path from 'node:path';
import { publishRemote } from '@ficus/remote-kit/webpack';

// `npm run publish-remote chat`: what `npm run build -w remotes/chat` built goes to the remotes' origin.
const [name] = process.argv.slice(2);
if (!name) {
  console.error('Which remote? npm run publish-remote chat');
  process.exit(1);
}
const origin = path.resolve(process.env.FICUS_DATA ?? '.data', 'remotes');
const release = await publishRemote(path.resolve('remotes', name), origin);
console.log(`${release.name} ${release.version} is published: people get it with their next page.`);
