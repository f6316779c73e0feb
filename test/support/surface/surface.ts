import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { facts } from './facts';
import { names } from './names';
import { words } from './words';

const FIXTURE = 'test/fixtures/previous/surface.json.br';

/** What code and pipelines of users contain of a version, and what it knows of Azure, one line each. */
export interface Surface {
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly facts: readonly string[];
}

/** The surface of this version. */
export function surface(): Surface {
  return { names: sorted(names()), words: sorted(words()), facts: sorted(facts()) };
}

/** The surface of the last version. */
export function readSurface(): Surface & { readonly version: string } {
  return JSON.parse(brotliDecompressSync(readFileSync(FIXTURE)).toString('utf8')) as Surface & { version: string };
}

/** Keeps the surface as it is now, for the tests of later versions. */
export function writeSurface(version: string): Surface {
  const now = surface();
  writeFileSync(FIXTURE, brotliCompressSync(JSON.stringify({ version, ...now })));
  return now;
}

const OPTIONAL = ' may be left out';
const NEEDED = ' is needed';

/**
 * What breaks users of the lines before: lines that are gone, and what they now have to give. A thing that is new may need what
 * it wants, and a thing that is needed no longer breaks nobody.
 */
export function losses(before: readonly string[], now: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(now)];
  const gone = before.filter((line) => !is.has(line) && !line.endsWith(NEEDED) && !becameNeeded(line));
  const needed = now.filter((line) => line.endsWith(NEEDED) && !was.has(line) && was.has(ownerOf(line)));
  return [...gone.map((line) => `gone: ${line}`), ...needed.map((line) => `new: ${line}`)];

  function becameNeeded(line: string): boolean {
    return line.endsWith(OPTIONAL) && is.has(line.replace(OPTIONAL, NEEDED));
  }
}

/** `new Workspace.lock` of `new Workspace.lock.kind is needed`. */
function ownerOf(line: string): string {
  return line.slice(0, line.lastIndexOf('.'));
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
