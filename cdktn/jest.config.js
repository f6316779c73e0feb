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
  // These look at both frameworks by themselves, or at code that imports none of them, as the architecture test shows.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(architecture|cli|contributing|documented-review|generated-files|links|package|previous-examples|surface)(\\.long)?\\.test\\.ts$',
    '/test/(bench|cli|estate|facts|scripts|updates)/',
    '\\.plan\\.test\\.ts$',
  ],
};
