import type { AdoptionReport } from '../adopt/adopt-estate';
import { plain } from './escape';

/** Most lines of one part that are printed. */
const MOST = 200;

/** What taking over means, for a terminal. */
export function adoptionText({ read, repaired, changes, left }: AdoptionReport): string {
  const parts: [title: string, lines: readonly string[], empty: string | undefined][] = [
    ['Read', read.map(({ subject, text }) => `${text} ${subject}`), undefined],
    ['Repaired: the agent misread it until now', repaired, undefined],
    ['Changes in Azure', changes, 'nothing: the rule stays as it is'],
    ['Not taken over', left, undefined],
  ];
  return parts
    .filter(([, lines, empty]) => lines.length > 0 || empty !== undefined)
    .map(([title, lines, empty]) => `${title}\n${listOf(lines.length > 0 ? lines : [empty ?? ''])}\n`)
    .join('');
}

function listOf(lines: readonly string[]): string {
  const rest = lines.length - MOST;
  const shown = lines.slice(0, MOST).map((line) => `  - ${plain(line, 1000)}\n`);
  return shown.join('') + (rest > 0 ? `  and ${rest} more\n` : '');
}
