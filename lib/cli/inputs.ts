import { basename, relative, resolve } from 'node:path';
import { type Inputs, namedInputs } from '../estate/read/documents';
import { loadInputs } from '../estate/read/load';

/** Everything the paths name, by the name of each input. */
export function load(paths: readonly string[]): Inputs {
  return namedInputs(paths.flatMap((path) => Object.entries(loadInputs(path))));
}

/** The file an address comes from, as a path relative to where the command runs. */
export function fileOf(inputs: Inputs): (address: string) => string {
  const files = Object.entries(inputs).map(([name, { file }]) => [name, relativePath(file)] as const);
  const [first] = files;
  // What Azure exports is called by its id, whichever file it is in.
  const exported = new Map(
    Object.values(inputs).flatMap(({ kind, changes, file }) =>
      kind === 'export' ? changes.map(({ address }) => [address, relativePath(file)] as const) : [],
    ),
  );
  const longest = [...files].sort(([a], [b]) => b.length - a.length);
  return (address) => {
    const found = files.length > 1 ? longest.find(([name]) => address.startsWith(`${name}/`)) : undefined;
    return found?.[1] ?? exported.get(address) ?? first?.[1] ?? STANDARD_INPUT;
  };
}

/** Each input by its kind, its stack if it is one, and its file. */
export function sourcesOf(inputs: Inputs): string[] {
  return Object.entries(inputs).map(([name, { kind, file }]) => {
    if (file === undefined) return `${kind} from standard input`;
    return [kind, ...(name === file ? [] : [name]), relativePath(file)].join(' ');
  });
}

/** Stands for standard input, which is no file. */
const STANDARD_INPUT = 'plan.json';

function relativePath(file: string | undefined): string {
  if (file === undefined) return STANDARD_INPUT;
  const path = relative('.', resolve(file));
  return path === '' || path.startsWith('..') ? basename(file) : path;
}
