import { createHash } from 'node:crypto';
import { basename } from 'node:path';

/** What Stryker says of a mutant, as far as it is used here. */
export interface Mutant {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>;
}

export interface TestedMutant extends Mutant {
  readonly status: string;
}

/** The mutants of a folder: a share of n means that every n-th was run. Mutants that do not run at all are not counted. */
export interface Score {
  readonly share: number;
  readonly noticed: number;
  readonly survived: number;
  readonly withReason: number;
}

/** Whether a mutant is among every n-th: always the same ones, wherever they stand in their file. */
export function isInShare(mutant: Mutant, share: number): boolean {
  const { start, end } = mutant.location;
  const size = [end.line - start.line, end.column - start.column];
  const text = [basename(mutant.fileName), mutant.mutatorName, mutant.replacement, ...size].join(' ');
  return createHash('sha1').update(text).digest().readUInt32BE() % share === 0;
}

/** A mutant in words that do not depend on the lines before it: `lib/core/versions.ts: a < b → a <= b`. */
export function nameOf(mutant: Mutant, file: string, source: string): string {
  const { start, end } = mutant.location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  return `${file}: ${oneLine(lines.join('\n'))} → ${oneLine(mutant.replacement ?? '')}`;
}

/** The file of a mutant and the code it changes, from its name; a long code is cut off. */
export function originalOf(name: string): { readonly file: string; readonly original: string } {
  const [, file = '', original = ''] = /^(.+?): (.*) → /.exec(name) ?? [];
  return { file, original: original.replace(/…$/, '') };
}

function oneLine(code: string): string {
  const text = code.replace(/\s+/g, ' ').trim();
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

export function scoreOf(mutants: readonly TestedMutant[], share: number, withReason: number): Score {
  const has = (...statuses: readonly string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return { share, noticed: has('Killed', 'Timeout'), survived: has('Survived', 'NoCoverage'), withReason };
}

/** The rows of the table in CONTRIBUTING.md. */
export function tableOf(scores: Readonly<Record<string, Score>>): string {
  const rows = Object.entries(scores).map(([folder, { share, noticed, survived, withReason }]) => {
    const all = noticed + survived;
    const run = share === 1 ? 'all' : `1 of ${share}`;
    return `| \`lib/${folder}\` | ${run} | ${all} | ${((100 * noticed) / all).toFixed(1)} % | ${survived} | ${survived - withReason} |`;
  });
  const head = '| Folder | Mutants run | Number | Noticed | Survived | Without a reason |\n|---|---|--:|--:|--:|--:|';
  return [head, ...rows].join('\n');
}
