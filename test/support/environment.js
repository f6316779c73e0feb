const hooks = require('node:async_hooks');
const vm = require('node:vm');
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

  async teardown() {
    for (const storage of storages.splice(0)) storage.disable();
    await super.teardown();
  }
};

function kusto() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  return globalThis;
}

// Node keeps the code of a script, with that of the functions that were called, for the next file that loads the same text. It does
// so for no function, which is what Jest compiles.
vm.compileFunction = (source, parameters, { filename, parsingContext }) =>
  new vm.Script(`(function (${parameters.join(', ')}) {${source}\n})`, { filename }).runInContext(parsingContext);

// Each file loads Jest's runner, which leaves a storage that every later promise is copied to.
const storages = [];
hooks.AsyncLocalStorage = class extends hooks.AsyncLocalStorage {
  constructor(...given) {
    super(...given);
    storages.push(this);
  }
};
