import { endComingUp } from './child.ts';
import { run } from './run.ts';

const code = await run(process.argv.slice(2), process.env);
endComingUp();
process.exit(code);
