// Plain JavaScript on purpose: it must run, and speak clearly, on a Node that cannot read the rest.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Ficus runs on Node 24 and brings it along; this is Node ${major}.${minor}. Start it by npm: npm ci && npm start`,
  );
  process.exit(1);
}
await import('./src/main.ts');
