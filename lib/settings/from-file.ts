import { rejectLines, textOf } from '../core/problems';
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
  const layers = paths.map((path) => {
    const file = readSourceFile(path);
    problems.push(...('problems' in file ? file.problems : fileProblems(path, file)));
    return 'problems' in file ? {} : (file.value as ChangeTrackingSettings);
  });
  if (problems.length > 0) return { settings: {}, problems };
  const settings = mergeSettings(...layers);
  const together = settingsProblems(settings, []).map((problem) => `[${paths.join(' + ')}] ${textOf(problem)}`);
  return { settings, problems: together };
}

/** The problems of one file, in the order of their places. */
function fileProblems(path: string, file: SourceFile): string[] {
  return settingsProblems(file.value, [])
    .map((problem) => ({ problem, place: file.placeOf([...problem.path, ...(problem.key ? [problem.key] : [])]) }))
    .sort((a, b) => a.place.line - b.place.line || a.place.col - b.place.col)
    .map(({ problem, place: { line, col } }) => `[${path}:${line}:${col}] ${textOf(problem)}`);
}
