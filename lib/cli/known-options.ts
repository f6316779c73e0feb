import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../core/suggest';
import { UnusableInput } from '../estate/model/value';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Refuses options in the words of this command, before `parseArgs` does in those of Node.
 * @throws UnusableInput if an option does not exist, has no value, or has one and is a switch
 */
export function rejectOptions(args: readonly string[], options: Options): void {
  const { tokens } = parseArgs({ args: [...args], allowPositionals: true, tokens: true, options, strict: false });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const known = Object.hasOwn(options, name) ? options[name] : undefined;
    const problem = known ? valueProblem(known.type, value, inlineValue === true) : unknown(rawName, options);
    if (problem !== undefined) throw new UnusableInput(`${rawName} ${problem}; see --help`);
  }
}

function unknown(rawName: string, options: Options): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return `is not an option${didYouMean(rawName, names)}`;
}

function valueProblem(type: Options[string]['type'], value: string | undefined, isInline: boolean): string | undefined {
  if (type === 'boolean') return value === undefined ? undefined : 'takes no value';
  if (value === undefined) return 'needs a value';
  return value.length > 1 && value.startsWith('-') && !isInline ? `needs a value, got the option ${value}` : undefined;
}
