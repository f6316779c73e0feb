import { reportOfEstate, reportOfSettings, type WatchReport } from '../estate/format/watch-report';
import { formatWatch, formatWatchJson } from '../estate/format/watch-text';
import { UnusableInput } from '../estate/model/value';
import { mergeInputs } from '../estate/read/documents';
import { estateOf } from '../estate/read/estate-of-input';
import { readSettings } from '../settings/from-file';
import { resolveSettings } from '../settings/resolve';
import type { ChangeTrackingSettings } from '../settings/types';
import { questionOf, questionProblem, type WatchVerdict } from '../settings/watch-answers';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { oneOf } from './one-of';

/** The exit code of each answer. */
const CODES: Readonly<Record<WatchVerdict, number>> = { watched: 0, 'not watched': 1, unknown: 3 };

/** Whether machines watch a file or a registry key. */
export function watches(args: Arguments, { stdout }: Surroundings): number {
  const format = oneOf('--format', args.format, ['text', 'json'] as const);
  const report = reportOf(args);
  stdout.write(format === 'json' ? formatWatchJson(report) : formatWatch(report));
  return CODES[report.answer];
}

function reportOf({ paths: [path = '', ...inputs], settings: files }: Arguments): WatchReport {
  const question = questionOf(path);
  const problem = questionProblem(question);
  if (problem !== undefined) throw new UnusableInput(`the path to look for ${problem}`);
  if (files.length > 0 && inputs.length > 0)
    throw new UnusableInput('watches needs either --settings or inputs, got both');
  if (files.length > 0) return reportOfSettings(question, files.join(' + '), resolveSettings(settingsOf(files)));
  if (inputs.length === 0) throw new UnusableInput('watches needs --settings or an input; see --help');
  const { changes, gaps } = mergeInputs(load(inputs));
  return reportOfEstate(question, estateOf(changes, 'after'), gaps);
}

/** The first problem of the files is the reason that they cannot be used. */
function settingsOf(files: readonly string[]): ChangeTrackingSettings {
  const {
    settings,
    problems: [first, ...others],
  } = readSettings(files);
  if (first === undefined) return settings;
  throw new UnusableInput(others.length === 0 ? first : `${first} (and ${others.length} more)`);
}
