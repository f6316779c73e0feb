#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Exception, parseException } from './estate/findings/exceptions';
import { SEVERITIES, type Severity } from './estate/findings/finding';
import { checkInputs, failsOn, type Review, reviewInputs } from './estate/findings/review';
import { descriptionOf } from './estate/format/description';
import { formatDescription } from './estate/format/description-text';
import { plain } from './estate/format/escape';
import { formatHtml } from './estate/format/html';
import { formatDescriptionJson, formatJson } from './estate/format/json';
import { formatMarkdown } from './estate/format/markdown';
import { formatSarif } from './estate/format/sarif';
import { formatText } from './estate/format/text';
import { UnusableInput } from './estate/model/value';
import { estateOf } from './estate/read/estate';
import { type Inputs, mergeInputs, namedInputs } from './estate/read/input';
import { loadInputs } from './estate/read/load';

const USAGE = `Usage: change-tracking review <input...> [options]
       change-tracking check <input...> [options]
       change-tracking describe <input...> [--format text|json]

review    what a change means for Azure Change Tracking: what machines will and will not report after it
check     what is wrong with Azure Change Tracking as it is, or as a plan leaves it
describe  what machines report

An input is a plan or a state from 'terraform show -json', a state file, a cdktf.out directory, a cdk.tf.json or other
Terraform configuration in JSON, a directory of it, or - for standard input.

Options of review and check:
  --base <input>               configuration to compare with, such as that of the main branch (review only)
  --format <format>            text (default), markdown, json, sarif or html
  --fail-on <severity>         blocking (default), attention, information or none
  --ignore <id>@<address>      a finding to live with, followed by
  --reason <text>              why

Other options:
  --version                    the version of this command
  --help                       this text

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 unusable input or arguments.
`;

const FORMATS = ['text', 'markdown', 'json', 'sarif', 'html'] as const;

/** Where a run reads its surroundings from and writes to. */
export interface Surroundings {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs the command with its arguments and returns its exit code. */
export function main(args: readonly string[], surroundings: Surroundings = process): number {
  try {
    return run(args, surroundings);
  } catch (error) {
    const expected = error instanceof UnusableInput || isArgumentError(error);
    const reason = expected
      ? (error as Error).message
      : `unexpected ${(error as Error).name}: this is a bug of change-tracking, please report it`;
    surroundings.stderr.write(`change-tracking: ${oneLine(reason)}\n`);
    return 2;
  }
}

function run(args: readonly string[], { stdout, env }: Surroundings): number {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      base: { type: 'string', multiple: true },
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'blocking' },
      ignore: { type: 'string', multiple: true },
      reason: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    stdout.write(USAGE);
    return 0;
  }
  if (values.version) {
    stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  const [command, ...paths] = positionals;
  if (command !== 'review' && command !== 'check' && command !== 'describe')
    throw new UnusableInput("expected 'review', 'check' or 'describe'; see --help");
  if (paths.length === 0) throw new UnusableInput(`${command} needs an input; see --help`);
  const format = oneOf('--format', values.format, FORMATS);
  const failOn = oneOf('--fail-on', values['fail-on'], [...SEVERITIES, 'none'] as const);
  const exceptions = exceptionsOf(tokens);
  const inputs = load(paths);
  if (command === 'describe') {
    stdout.write(described(inputs, oneOf('--format', values.format, ['text', 'json'] as const)));
    return 0;
  }
  if (command === 'check' && values.base !== undefined)
    throw new UnusableInput('--base goes with review: check looks at one input as it is');
  const review =
    command === 'check'
      ? checkInputs(inputs, exceptions)
      : reviewInputs(inputs, values.base && load(values.base), exceptions);
  const colour = stdout.isTTY === true && !env['NO_COLOR'];
  stdout.write(formatted(review, format, colour, paths[0] ?? ''));
  return failOn !== 'none' && failsOn(review, failOn satisfies Severity) ? 1 : 0;
}

/** The version of the package this file is a part of. */
function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function described(inputs: Inputs, format: 'text' | 'json'): string {
  if (format === 'json') return formatDescriptionJson(descriptionOf(estateOf(mergeInputs(inputs).changes, 'after')));
  const texts = Object.entries(inputs).map(([name, { changes }]) => {
    const text = formatDescription(descriptionOf(estateOf(changes, 'after')));
    return Object.keys(inputs).length > 1 ? `${plain(name)}\n\n${text}` : text;
  });
  return texts.join('\n');
}

function load(paths: readonly string[]): Inputs {
  return namedInputs(paths.flatMap((path) => Object.entries(loadInputs(path))));
}

function formatted(review: Review, format: (typeof FORMATS)[number], colour: boolean, artifact: string): string {
  switch (format) {
    case 'text':
      return formatText(review, colour);
    case 'markdown':
      return formatMarkdown(review);
    case 'json':
      return formatJson(review);
    case 'sarif':
      return formatSarif(review, artifact === '-' ? 'plan.json' : artifact);
    case 'html':
      return formatHtml(review);
  }
}

/** Each `--ignore` goes with the `--reason` that follows it. */
function exceptionsOf(tokens: readonly { kind: string; name?: string; value?: string | undefined }[]): Exception[] {
  const options = tokens.filter(({ kind, name }) => kind === 'option' && (name === 'ignore' || name === 'reason'));
  return options.flatMap(({ name, value }, index) => {
    const next = options[index + 1];
    if (name === 'ignore') return [parseException(value ?? '', next?.name === 'reason' ? (next.value ?? '') : '')];
    if (options[index - 1]?.name !== 'ignore') throw new UnusableInput('--reason must follow the --ignore it explains');
    return [];
  });
}

function oneOf<Word extends string>(option: string, value: string, allowed: readonly Word[]): Word {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new UnusableInput(`${option} must be one of ${allowed.join(', ')}, got '${value}'`);
  return found;
}

function isArgumentError(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code ?? '').startsWith('ERR_PARSE_ARGS');
}

function oneLine(text: string): string {
  return plain(text.split('\n')[0] ?? '', 500);
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
