#!/usr/bin/env node
import { adopt } from './cli/adopt-verb';
import { type Arguments, readArguments, type Surroundings, type Verb } from './cli/arguments';
import { check } from './cli/check';
import { describe } from './cli/describe';
import { packageVersion } from './cli/own-package';
import { queries } from './cli/queries-verb';
import { review } from './cli/review';
import { USAGE } from './cli/usage';
import { watches } from './cli/watches-verb';
import { plain } from './estate/format/escape';
import { UnusableInput } from './estate/model/value';

export type { Surroundings } from './cli/arguments';

const RUN: Readonly<Record<Verb, (args: Arguments, surroundings: Surroundings) => number>> = {
  review,
  check,
  describe,
  watches,
  adopt,
  queries,
};

/** Runs the command with its arguments and returns its exit code. */
export function main(args: readonly string[], surroundings: Surroundings = process): number {
  try {
    return run(args, surroundings);
  } catch (error) {
    const reason =
      error instanceof UnusableInput
        ? error.message
        : `unexpected ${(error as Error).name}: this is a bug of change-tracking, please report it`;
    surroundings.stderr.write(`change-tracking: ${oneLine(reason)}\n`);
    return 2;
  }
}

function run(args: readonly string[], surroundings: Surroundings): number {
  const read = readArguments(args);
  if (typeof read === 'string') {
    surroundings.stdout.write(read === 'help' ? USAGE : `${packageVersion()}\n`);
    return 0;
  }
  return RUN[read.verb](read, surroundings);
}

function oneLine(text: string): string {
  return plain(text.split('\n')[0] ?? '', 500);
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
