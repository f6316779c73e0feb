import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { main, type Surroundings } from '../../../lib/cli';
import { decode } from '../../../lib/estate/read/load';
import { CORPUS, type Subject } from './corpus';
import { damaged, type Mutation, mutations } from './mutations';
import { hidesSecrets, SECRET } from './secrets';

/** A damaged input and the run that reads it. */
export interface Case {
  /** Numbers of the subject in the corpus and of its run. */
  readonly subject: number;
  readonly run: number;
  readonly mutations: readonly Mutation[];
}

export const cases: fc.Arbitrary<Case> = fc
  .record({ subject: fc.nat(CORPUS.length - 1), run: fc.nat(1000), mutations })
  .map(({ subject, run, mutations: some }) => ({
    subject,
    run: run % subjectOf(subject).runs.length,
    mutations: some,
  }));

/** Longest time for one input. It is a hundred times what the largest of them takes. */
export const CASE_MS = 10_000;

type Command = (args: readonly string[], surroundings: Surroundings) => number;

/** What the command does wrong with an input; `command` stands for it in tests of this function. */
export function faultsOf({ subject, run, mutations: some }: Case, command: Command = main): string[] {
  const { files, target, notation, runs } = subjectOf(subject);
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, name === target ? damaged(text, some, notation) : text);
    }
    const args = (runs[run] ?? []).map((arg) => (arg.startsWith('@') ? join(folder, arg.slice(1)) : arg));
    const isHidden = hidesSecrets(files[target] ?? '', decode(readFileSync(join(folder, target))));
    const start = performance.now();
    const { code, output, messages } = outputOf(command, args);
    const milliseconds = performance.now() - start;
    const isNamed = [basename(target), folder].some((name) => messages.includes(name)) || OF_CONTENT.test(messages);
    const printed = output + messages + writtenTo(join(folder, 'out'));
    return [
      ...(messages.includes('this is a bug') ? [`fails: ${messages}`] : []),
      ...([0, 1, 2, 3].includes(code) ? [] : [`ends with ${code}`]),
      ...(code === 2 && !isNamed ? [`does not name the file: ${messages}`] : []),
      ...(code !== 2 && messages !== '' ? [`writes messages without failing: ${messages}`] : []),
      ...(isHidden && printed.includes(SECRET) ? ['prints a secret'] : []),
      ...(milliseconds > CASE_MS ? [`takes ${Math.round(milliseconds)} ms`] : []),
      ...pollution(),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said of the resources of all inputs together: it names the resource, or says what none of them has. */
const OF_CONTENT =
  /^change-tracking: (the (settings|workspace|name) of |the input has |the data sources of |there is no data collection rule |a state holds no change|a plan says itself|--into app needs)/;

export function subjectOf(subject: number): Subject {
  const found = CORPUS[subject];
  if (found === undefined) throw new Error(`the corpus has ${CORPUS.length} subjects, not one of number ${subject}`);
  return found;
}

function outputOf(command: Command, args: readonly string[]): { code: number; output: string; messages: string } {
  const [output, messages]: [string[], string[]] = [[], []];
  try {
    const surroundings = {
      stdout: { write: (text: string) => output.push(text) },
      stderr: { write: (text: string) => messages.push(text) },
      env: {},
    };
    return { code: command(args, surroundings), output: output.join(''), messages: messages.join('') };
  } catch (error) {
    return { code: -1, output: '', messages: String(error) };
  }
}

function writtenTo(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  } catch {
    return '';
  }
}

/** Members that every object has since an input was read. They are removed. */
function pollution(): string[] {
  const found = [Object.prototype, Array.prototype, String.prototype].flatMap((prototype) =>
    Object.keys(prototype).map((key) => {
      delete (prototype as unknown as Record<string, unknown>)[key];
      return `gives every value a member '${key}'`;
    }),
  );
  return found;
}
