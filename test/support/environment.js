const { TestEnvironment } = require('jest-environment-node');

/**
 * The environment of all tests. Jest loads the modules of a test for each file again. What takes seconds to load is loaded once
 * for each of its processes: Microsoft's analyser of queries with its grammar, and the compiler of TypeScript.
 */
module.exports = class SharingEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.defineProperty(this.global, 'kusto', { get: kusto, configurable: true });
    Object.defineProperty(this.global, 'typescript', { get: () => require('typescript'), configurable: true });
  }
};

function kusto() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  return globalThis;
}
