const base = require('../../jest.config.js');

/** Updates deployed with real Terraform and a stand-in for the provider: two at a time. @type {import('jest').Config} */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/updates'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
  maxWorkers: 2,
};
