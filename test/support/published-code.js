const { join, relative, sep } = require('node:path');
const { default: tsJest } = require('ts-jest');
const { isOnDemand, onDemand } = require('../../scripts/on-demand');

const LIBRARY = join(__dirname, '../../lib');
// Mutants in what a file does while it is loaded are known by the loading of files.
const loadsAtOnce = process.env.MUTATION_TESTS !== undefined;

/** Compiles as ts-jest does, and has the library load its files and the provider's classes as the published one does. */
module.exports = {
  createTransformer(options) {
    const compiler = tsJest.createTransformer(options);
    return {
      // With the code that changes the compiled code: Jest would keep what an earlier version of it made.
      getCacheKey: (...about) => `${compiler.getCacheKey(...about)} ${loadsAtOnce || `${onDemand}${isOnDemand}`}`,
      process(text, file, about) {
        const compiled = compiler.process(text, file, about);
        const name = relative(LIBRARY, file).split(sep).join('/');
        if (loadsAtOnce || name.startsWith('..') || !isOnDemand(name)) return compiled;
        return { ...compiled, code: onDemand(compiled.code) };
      },
    };
  },
};
