import { version } from '../package.json';
import { writePrevious } from '../test/updates/support/previous';

/** Keeps the examples of this version, with what it synthesizes of them, for the test of the states of people. */
const { files, stacks } = writePrevious(version);
console.log(`${version}: ${Object.keys(files).length} files of examples, ${Object.keys(stacks).length} stacks`);
