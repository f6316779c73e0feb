const { TestEnvironment } = require('jest-environment-node');

/**
 * The environment of all tests. Microsoft's analyser of queries needs four seconds to load and to build its grammar. Jest loads
 * the modules of a test for each file again; this one, and the analyser with it, once for each of its processes.
 */
module.exports = class KustoEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.defineProperty(this.global, 'kusto', { get: kusto, configurable: true });
  }
};

function kusto() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  return globalThis;
}
