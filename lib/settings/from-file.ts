import { type Path, type Problem, pathText, rejectLines, textOf } from '../core/problems';
import { withoutUndefined } from '../core/values';
import { mergeSettings } from './merge';
import { settingsProblems } from './settings-checks';
import { readSourceFile, type SourceFile } from './source-file';
import type { ChangeTrackingSettings } from './types';

/** Settings from files, later ones merged over earlier ones; see `ChangeTrackingSettings.fromFile`. */
export function settingsFromFiles(...paths: readonly [string, ...string[]]): ChangeTrackingSettings {
  const { settings, problems } = readSettings(paths);
  rejectLines(problems);
  return settings;
}

/** The same settings with every problem of the files, each with its place in front. Never throws. */
export function readSettings(paths: readonly string[]): { settings: ChangeTrackingSettings; problems: string[] } {
  const problems: string[] = paths.length === 0 ? ['[fromFile] needs the path of at least one file, got none'] : [];
  const layers = paths.flatMap((path): Layer[] => {
    const file = readSourceFile(path);
    problems.push(...('problems' in file ? file.problems : fileProblems(path, file)));
    return 'problems' in file ? [] : [{ path, file }];
  });
  if (problems.length > 0) return { settings: {}, problems };
  const settings = mergeSettings(...layers.map(({ file }) => file.value as ChangeTrackingSettings));
  const together = settingsProblems(settings, []).map(
    (problem) => `[${paths.join(' + ')}] ${textOf(problem)}${originsOf(problem, settings, layers)}`,
  );
  return { settings, problems: together };
}

interface Layer {
  readonly path: string;
  readonly file: SourceFile;
}

/** ` (linux.files[7] is at prod.yaml:3:7)`: the places of the entries that a problem of merged files names by their index. */
function originsOf({ path, message }: Problem, settings: ChangeTrackingSettings, layers: readonly Layer[]): string {
  const named = [
    path,
    ...(typeof message === 'string' ? [] : message.flatMap((part) => (typeof part === 'string' ? [] : [part.path]))),
  ];
  const origins = named.flatMap((one) => {
    const entry = one.slice(0, 3);
    const origin = typeof entry[2] === 'number' ? originOf(entry, settings, layers) : undefined;
    return origin === undefined ? [] : [`${pathText(entry)} is at ${origin}`];
  });
  return origins.length === 0 ? '' : ` (${origins.join(', ')})`;
}

/** The place of a merged entry in the last file that gives it: what that file says of it stays. */
function originOf(path: Path, settings: ChangeTrackingSettings, layers: readonly Layer[]): string | undefined {
  const [index = 0] = path.slice(-1);
  const list = path.slice(0, -1);
  const merged = valueAt(valueAt(settings, list), [index]);
  const origins = layers.flatMap(({ path: name, file }) => {
    const entries = valueAt(file.value, list);
    const at = Array.isArray(entries) ? entries.findIndex((entry) => isPartOf(entry, merged)) : -1;
    if (at < 0) return [];
    const { line, col } = file.placeOf([...list, at]);
    return [`${name}:${line}:${col}`];
  });
  return origins.at(-1);
}

function isPartOf(entry: unknown, merged: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return entry === merged;
  return Object.entries(withoutUndefined(entry)).every(([key, value]) => valueAt(merged, [key]) === value);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((one, key) => (one as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}

/** The problems of one file, in the order of their places. */
function fileProblems(path: string, file: SourceFile): string[] {
  return settingsProblems(file.value, [])
    .map((problem) => ({ problem, place: file.placeOf([...problem.path, ...(problem.key ? [problem.key] : [])]) }))
    .sort((a, b) => a.place.line - b.place.line || a.place.col - b.place.col)
    .map(({ problem, place: { line, col } }) => `[${path}:${line}:${col}] ${textOf(problem)}`);
}
