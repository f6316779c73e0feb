/** The compiler that all tests of a process share (`environment.js`). */
module.exports = globalThis.typescript;
