const { join } = require('node:path');
const base = require('../jest.config.js');

// Apps that tests run in processes of their own resolve the framework with these paths.
process.env.TSX_TSCONFIG_PATH = join(__dirname, 'tsconfig.json');

/** The same tests with the second framework in place of the first. @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: '..',
  moduleNameMapper: {
    ...base.moduleNameMapper,
    '^cdktf$': '<rootDir>/cdktn/node_modules/cdktn',
    '^@cdktf/provider-azurerm/(.*)$': '<rootDir>/cdktn/node_modules/@cdktn/provider-azurerm/$1',
    '^constructs$': '<rootDir>/cdktn/node_modules/constructs',
  },
  // These do not depend on the framework, or look at both by themselves.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(api|architecture|package|frameworks)\\.test\\.ts$',
    '/test/bench/',
    '/test/facts/provider-version\\.test\\.ts$',
    '/test/updates/',
  ],
};
