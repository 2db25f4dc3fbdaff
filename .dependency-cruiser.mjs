/**
 * Imports go one way. The rules are made of folder patterns, so that a new remote, package or service is guarded from
 * its first file on.
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Code that only tests use; it may reach further. */
const TESTS = '(\\.test\\.tsx?$)|(/testing/)|(/bench/)';

export default {
  forbidden: [
    forbid(
      'no-circular',
      'Two files that need each other are one idea, or three.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'no-unresolvable',
      'This import leads nowhere. (webpack puts a remote in the place of ficus-remote.)',
      {},
      { couldNotResolve: true, pathNot: '^ficus-remote$' },
    ),
    forbid(
      'declared-only',
      "Import only what the package's own package.json declares: hoisting makes others work by accident.",
      { path: '^(shell|remotes|shared|services|e2e)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'remotes-apart',
      'A remote never imports another.',
      { path: '^remotes/([^/]+)/' },
      { path: '^remotes/', pathNot: '^remotes/$1/' },
    ),
    forbid(
      'remotes-downwards',
      'A remote imports itself and shared only.',
      { path: '^remotes/' },
      { path: '^(shell|services|e2e)/' },
    ),
    forbid(
      'shared-downwards',
      'shared imports nothing above it.',
      { path: '^shared/' },
      { path: '^(shell|remotes|services|e2e)/' },
    ),
    forbid(
      'contracts-at-the-bottom',
      'contracts and i18n import no other package of ours.',
      { path: '^shared/(contracts|i18n)/', pathNot: TESTS },
      { path: '^shared/', pathNot: '^shared/$1/' },
    ),
    forbid(
      'client-above-contracts',
      'service-client imports contracts and i18n only.',
      { path: '^shared/service-client/' },
      { path: '^shared/', pathNot: '^shared/(service-client|contracts|i18n)/' },
    ),
    forbid(
      'session-above-client',
      'session-migration imports service-client and contracts only.',
      { path: '^shared/session-migration/' },
      { path: '^shared/', pathNot: '^shared/(session-migration|service-client|contracts)/' },
    ),
    forbid(
      'alone',
      'migration-wrapper and ui stand alone, but for the words of ui; the page that shows all of ui is built by the preset.',
      { path: '^shared/(migration-wrapper|ui)/', pathNot: '^shared/ui/showcase/' },
      { path: '^shared/', pathNot: '^shared/($1|i18n)/' },
    ),
    forbid(
      'wrapper-core-without-react',
      "The wrapper's core runs without React and without a DOM.",
      { path: '^shared/migration-wrapper/src/(?!react/)', pathNot: TESTS },
      { path: '(^shared/migration-wrapper/src/react/)|(node_modules/react)' },
    ),
    forbid(
      'shell-downwards',
      'The shell imports shared; remotes it meets at run time, services over HTTP.',
      { path: '^shell/' },
      { path: '^(remotes|services|e2e)/' },
    ),
    forbid(
      'services-apart',
      'A service imports itself, services/kit, contracts and i18n only.',
      { path: '^services/([^/]+)/', pathNot: '^services/local/' },
      { path: '^services/', pathNot: '^services/($1|kit)/' },
    ),
    forbid(
      'services-and-browser-apart',
      'Code for the browser and code for Node share contracts and i18n only; the gateway mounts the document.',
      { path: '^services/', pathNot: '^services/(gateway|local)/' },
      { path: '^(shell|remotes|shared)/', pathNot: '^shared/(contracts|i18n)/' },
    ),
    forbid(
      'one-door',
      "The document is the gateway's only way into the shell.",
      { path: '^services/gateway/' },
      { path: '^(shell|remotes|shared)/', pathNot: '^(shell/document/index|shared/contracts/)' },
    ),
    forbid(
      'local-builds',
      'services/local publishes remotes with the kit, and imports no service.',
      { path: '^services/local/' },
      {
        path: '^(shell|remotes|shared|services|e2e)/',
        pathNot: '^(services/(local|kit)/|shared/remote-kit/webpack/|shared/contracts/)',
      },
    ),
    forbid(
      'legacy-outside',
      'The legacy views stand outside the new world: they get what the wrapper hands them.',
      { path: '^shell/src/legacy/', pathNot: TESTS },
      { path: '^(shell|shared)/', pathNot: '^shell/src/legacy/' },
    ),
    forbid(
      'nothing-from-e2e',
      'e2e speaks for the person; nothing imports it.',
      { pathNot: '^e2e/' },
      { path: '^e2e/' },
    ),
    forbid(
      'tests-stay-tests',
      'What ships imports no test code.',
      { path: '^(shell|remotes|shared|services)/', pathNot: TESTS },
      { path: TESTS },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
