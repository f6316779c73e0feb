/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: require.resolve('./test/support/environment.js'),
  // A busy machine is no failure.
  testTimeout: 30_000,
  // Jest looks up each global of a file in an object of its own, which takes a fourth of the time of tests that only compute.
  sandboxInjectedGlobals: [
    'Array',
    'Boolean',
    'Date',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'Reflect',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'TypeError',
    'WeakMap',
    'WeakSet',
  ],
  // Tests write to folders of their own, so that every core can have some.
  maxWorkers: '100%',
  setupFilesAfterEnv: ['<rootDir>/test/support/outdir.ts'],
  reporters: ['default', '<rootDir>/test/support/skipped-tests.js'],
  roots: ['<rootDir>/test', '<rootDir>/examples'],
  // They take minutes: `npm run test:long`, `npm run plans` and `npm run updates`.
  testPathIgnorePatterns: ['/node_modules/', '/test/updates/', '\\.(long|plan)\\.test\\.ts$'],
  moduleNameMapper: {
    '^archiver$': '<rootDir>/test/support/no-archiver.ts',
    '/stack-trace$': '<rootDir>/test/support/no-stack-trace.ts',
    // No test depends on where the package is published from; one that does mocks the file.
    '/published-from$': '<rootDir>/test/support/no-repository.ts',
    '^typescript$': '<rootDir>/test/support/typescript.js',
    '^fast-check$': '<rootDir>/test/support/fast-check.ts',
    '^cdktf-azure-change-tracking$': '<rootDir>/lib/index.ts',
    '^cdktf-azure-change-tracking/review$': '<rootDir>/lib/estate/index.ts',
    '^cdktf-azure-change-tracking/testing$': '<rootDir>/lib/testing.ts',
  },
  transform: {
    '^.+\\.ts$': ['<rootDir>/test/support/published-code.js', { tsconfig: 'tsconfig.json', diagnostics: false }],
  },
};
