import { type ParseArgsConfig, parseArgs } from 'node:util';
import { listed, shown } from '../core/problems';
import { didYouMean } from '../core/suggest';
import { type Exception, parseException } from '../estate/findings/exceptions';
import { SEVERITIES, type Severity } from '../estate/findings/finding';
import type { VolumeOptions } from '../estate/format/described-volume';
import type { PageOptions } from '../estate/format/page-frame';
import { UnusableInput } from '../estate/model/value';
import { QUERY_TOOLS } from '../estate/queries/query-guide';
import { ADOPTION_OPTIONS, type AdoptionArguments, readAdoption } from './adoption-arguments';
import { rejectOptions } from './known-options';
import { oneOf } from './one-of';
import { PAGE_OPTIONS, readPage } from './page-arguments';
import { readVolume, VOLUME_OPTIONS } from './volume-arguments';
import { readWriting, WRITING_OPTIONS, type WritingArguments } from './writing-arguments';

export const VERBS = ['review', 'check', 'describe', 'watches', 'adopt', 'queries'] as const;
export type Verb = (typeof VERBS)[number];

const REPORTS = ['text', 'markdown', 'json', 'sarif', 'html'] as const;

/** The formats of each verb, the default first. */
export const FORMATS = {
  review: REPORTS,
  check: [...REPORTS, 'csv'],
  describe: ['text', 'json'],
  watches: ['text', 'json'],
  adopt: ['text'],
  queries: QUERY_TOOLS,
} as const satisfies Readonly<Record<Verb, readonly string[]>>;
export type Format = (typeof FORMATS)[Verb][number];

/** Where a run reads its surroundings from and writes to. */
export interface Surroundings {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the arguments of one verb say. */
export interface Arguments {
  readonly verb: Verb;
  readonly paths: readonly string[];
  readonly base: readonly string[] | undefined;
  /** Code that `check` compares an exported estate with. */
  readonly against: readonly string[] | undefined;
  readonly format: Format;
  readonly failOn: Severity | 'none';
  readonly exceptions: readonly Exception[];
  /** Files of settings that `watches` reads. */
  readonly settings: readonly string[];
  /** What `describe` estimates a volume from. */
  readonly volume: VolumeOptions | undefined;
  /** What `adopt` writes. */
  readonly adoption: AdoptionArguments;
  /** Where `adopt` and `queries` write. */
  readonly writing: WritingArguments;
  /** What a page is called. */
  readonly page: PageOptions;
}

/** The options of all verbs. */
export const OPTIONS = {
  base: { type: 'string', multiple: true },
  against: { type: 'string', multiple: true },
  format: { type: 'string' },
  'fail-on': { type: 'string', default: 'blocking' },
  ignore: { type: 'string', multiple: true },
  reason: { type: 'string', multiple: true },
  settings: { type: 'string', multiple: true },
  ...VOLUME_OPTIONS,
  ...ADOPTION_OPTIONS,
  ...WRITING_OPTIONS,
  ...PAGE_OPTIONS,
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

/**
 * Reads the arguments of a verb, or says that help or the version is asked for.
 * @throws UnusableInput if they make no sense
 */
export function readArguments(args: readonly string[]): Arguments | 'help' | 'version' {
  rejectOptions(args, OPTIONS);
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: OPTIONS,
  });
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [command, ...paths] = positionals;
  const verb = VERBS.find((one) => one === command);
  if (verb === undefined) throw new UnusableInput(`expected one of ${listed(VERBS)}${got(command)}; see --help`);
  if (verb === 'queries' && paths.length > 0) throw new UnusableInput('queries needs no input; see --help');
  if (verb !== 'queries' && paths.length === 0)
    throw new UnusableInput(`${verb} needs ${verb === 'watches' ? 'a path' : 'an input'}; see --help`);
  const { base, against, settings = [] } = values;
  if (verb !== 'check' && against !== undefined) throw new UnusableInput('--against is an option of check only');
  if (verb !== 'watches' && settings.length > 0) throw new UnusableInput('--settings is an option of watches only');
  const failOn = oneOf('--fail-on', values['fail-on'], [...SEVERITIES, 'none'] as const);
  const exceptions = exceptionsOf(tokens);
  const format = oneOf('--format', values.format ?? FORMATS[verb][0], FORMATS[verb] as readonly Format[]);
  const volume = readVolume(verb, values);
  const adoption = readAdoption(verb, values);
  const writing = readWriting(verb, values);
  const page = readPage(format, values);
  return { verb, paths, base, against, settings, format, failOn, exceptions, volume, adoption, writing, page };
}

/** What was given instead of a verb, with the verb that it resembles. */
function got(command: string | undefined): string {
  return command === undefined ? '' : `, got ${shown(command)}${didYouMean(command, VERBS)}`;
}

/** Each `--ignore` has the `--reason` that follows it. */
function exceptionsOf(tokens: readonly { kind: string; name?: string; value?: string | undefined }[]): Exception[] {
  const options = tokens.filter(({ kind, name }) => kind === 'option' && (name === 'ignore' || name === 'reason'));
  return options.flatMap(({ name, value }, index) => {
    const next = options[index + 1];
    if (name === 'ignore') return [parseException(value ?? '', next?.name === 'reason' ? (next.value ?? '') : '')];
    if (options[index - 1]?.name !== 'ignore') throw new UnusableInput('--reason must follow the --ignore it explains');
    return [];
  });
}
