import { version } from '../package.json';
import { writeSurface } from '../test/support/surface/surface';
import { writePrevious } from '../test/updates/support/previous';

/**
 * Keeps the examples of this version, with what it synthesizes of them, for the test of the states of people, and its names,
 * words and facts, for the tests of their code, their pipelines and what we know.
 */
const { files, stacks } = writePrevious(version);
const { names, words, facts } = writeSurface(version);
console.log(
  `${version}: ${Object.keys(files).length} files of examples, ${Object.keys(stacks).length} stacks, ${names.length} lines of names, ${words.length} of words, ${facts.length} of facts`,
);
