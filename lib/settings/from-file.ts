import { rejectLines } from '../core/problems';
import { settingsProblems } from './checks';
import { mergeSettings } from './merge';
import { readSourceFile, type SourceFile } from './source-file';
import type { ChangeTrackingSettings } from './types';

/** Settings from files, the later laid over the earlier; see `ChangeTrackingSettings.fromFile`. */
export function settingsFromFiles(...paths: readonly [string, ...string[]]): ChangeTrackingSettings {
  const problems: string[] = paths.length === 0 ? ['[fromFile] must be given the path of a file, got none'] : [];
  const layers = paths.map((path) => {
    const file = readSourceFile(path);
    problems.push(...('problems' in file ? file.problems : fileProblems(path, file)));
    return 'problems' in file ? {} : (file.value as ChangeTrackingSettings);
  });
  rejectLines(problems);
  const settings = mergeSettings(...layers);
  rejectLines(settingsProblems(settings, '').map((problem) => `[${paths.join(' + ')}] ${problem}`));
  return settings;
}

/** The problems of one file, in the order of their places. */
function fileProblems(path: string, file: SourceFile): string[] {
  return settingsProblems(file.value, '')
    .map((problem) => ({ problem, place: file.placeOf(pathOf(problem)) }))
    .sort((a, b) => a.place.line - b.place.line || a.place.col - b.place.col)
    .map(({ problem, place: { line, col } }) => `[${path}:${line}:${col}] ${problem}`);
}

/** The path a problem begins with, and the unknown word where that is the problem. */
function pathOf(problem: string): string[] {
  const [, path = '', word] = /^(\S+)(?: has no '([^']*)')?/.exec(problem) ?? [];
  const parts = path === 'settings' ? [] : (path.match(/[^.[\]]+/g) ?? []);
  return word === undefined ? parts : [...parts, word];
}
