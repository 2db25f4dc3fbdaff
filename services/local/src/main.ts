import { run } from './run.ts';

const code = await run(process.argv.slice(2), process.env);
// What was still coming up has not been stopped; it ends when its channel to us does.
process.exit(code);
