import type { EntryAnswer, WatchVerdict } from '../../settings/watch-answers';
import { plain } from './escape';
import { REVIEW_VERSION } from './json';
import type { WatchReport } from './watch-report';

const VERDICTS: Readonly<Record<WatchVerdict, string>> = {
  watched: 'watched',
  'not watched': 'not watched',
  unknown: 'cannot be known',
};

const SYSTEMS = { windows: 'Windows', linux: 'Linux' } as const;

/** The answer for a reader. */
export function formatWatch({ path, kind, os, answer, why, rules }: WatchReport): string {
  const lines = [`${SYSTEMS[os]} ${kind} ${plain(path)}: ${VERDICTS[answer]}${because(why)}`];
  for (const one of rules) {
    lines.push('', `  ${plain(one.rule)}: ${VERDICTS[one.answer]}${because(one.why)}`);
    if (one.answer === 'not watched' && one.entries.length > 0) lines.push('    closest:');
    for (const entry of one.entries) lines.push(`    ${lineOf(entry)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The answer for other programs. */
export function formatWatchJson(report: WatchReport): string {
  return `${JSON.stringify({ version: REVIEW_VERSION, ...report }, null, 2)}\n`;
}

function because(why: string | undefined): string {
  return why === undefined ? '' : `: ${plain(why)}`;
}

function lineOf({ name, path, why = 'watches it' }: EntryAnswer): string {
  return `${plain(path)}${name === path ? '' : ` ('${plain(name)}')`} ${why}`;
}
