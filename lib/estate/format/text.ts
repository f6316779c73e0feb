import { groupedBy } from '../../core/grouping';
import { findingPage, idMark } from '../../facts/doc-pages';
import { FINDINGS, type Finding } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import { SEVERITIES, type Severity } from '../findings/finding';
import type { Estate } from '../model/estate';
import { counted } from '../model/words';
import { plain } from './escape';

const COLOURS: Readonly<Record<Severity, number>> = { blocking: 31, attention: 33, information: 36 };
const HEADINGS: Readonly<Record<Severity, string>> = {
  blocking: 'Blocking',
  attention: 'Attention',
  information: 'Information',
};

/** Most findings of one kind that are listed for a reader. */
const MOST = 100;

/** Findings of one kind. */
export interface FindingGroup {
  readonly id: Finding['id'];
  readonly findings: readonly Finding[];
}

/** Findings of one severity by their kind, in the order of the table. */
export function grouped(findings: readonly Finding[], severity: Severity): FindingGroup[] {
  const own = findings.filter((one) => one.severity === severity);
  const groups = groupedBy(own, ({ id }) => id);
  const order = Object.keys(FINDINGS);
  return [...groups]
    .map(([id, list]) => ({ id, findings: list }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** `Change tracking review` or `Change tracking check`. */
export function heading({ of }: Pick<Review, 'of'>): string {
  return `Change tracking ${of === 'change' ? 'review' : 'check'}`;
}

/** `2 blocking, 1 attention, 3 information`, with what is ignored and imported. */
export function summary(review: Review): string {
  const imports = importsIn(review);
  return [verdict(review), ...(imports === undefined ? [] : [imports])].join('; ');
}

/** `3 resources are imported, 1 of them changes`. */
export function importsIn({ imported: { resources, changed } }: Pick<Review, 'imported'>): string | undefined {
  if (resources === 0) return undefined;
  const imported = `${counted(resources, 'resource')} ${resources === 1 ? 'is' : 'are'} imported`;
  if (changed === 0) return `${imported} unchanged`;
  return resources === 1
    ? `${imported} and changes`
    : `${imported}, ${changed} of them change${changed === 1 ? 's' : ''}`;
}

function verdict(review: Review): string {
  const { findings, ignored } = review;
  if (findings.length === 0 && ignored.length === 0) return nothing(review);
  const counts = SEVERITIES.map((severity) => [findings.filter((one) => one.severity === severity).length, severity]);
  const shown = counts.filter(([count]) => count !== 0).map(([count, severity]) => `${count} ${severity}`);
  return [...shown, ...(ignored.length > 0 ? [`${ignored.length} ignored`] : [])].join(', ');
}

/** Why there is nothing to say: nothing of change tracking is there, or nothing of it is lost or wrong. */
function nothing({ of, before, after, unread, imported }: Review): string {
  const known = imported.resources > 0 || [before, after].some((side) => OURS.some((kind) => side[kind].length > 0));
  if (known) return of === 'change' ? 'nothing changes what machines report' : 'nothing is wrong';
  const count = [...unread.values()].reduce((total, one) => total + one, 0);
  const kinds = [...unread].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([kind]) => kind);
  const more = kinds.length > 3 ? ` and ${kinds.length - 3} more` : '';
  const rest =
    count === 0
      ? ''
      : `; ${counted(count, 'resource')} of kinds that are not read: ${kinds.slice(0, 3).join(', ')}${more}`;
  return `nothing of change tracking in this input${rest}`;
}

/** What belongs to change tracking alone. */
const OURS = [
  'rules',
  'extensions',
  'assignments',
  'definitions',
  'tables',
  'solutions',
  'alerts',
  'workbooks',
  'accounts',
  'containers',
] as const satisfies readonly (keyof Estate)[];

/** A review for a terminal. */
export function formatText(review: Review, colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = [paint(1, `${heading(review)}: ${summary(review)}`)];
  for (const severity of SEVERITIES) {
    const groups = grouped(review.findings, severity);
    if (groups.length > 0) lines.push('', paint(COLOURS[severity], HEADINGS[severity].toUpperCase()));
    for (const { id, findings } of groups) {
      const { title, why, remedy } = FINDINGS[id];
      lines.push(
        '',
        `  ${paint(1, title)} ${idMark(id, findingPage(id))}`,
        ...findingLines(findings, review.of),
        `    why: ${why}`,
      );
      if (severity !== 'information') lines.push(`    do:  ${remedy}`);
    }
  }
  if (review.ignored.length > 0) {
    lines.push('', 'IGNORED', '');
    lines.push(...review.ignored.map(({ id, address, reason }) => `  ${id}@${plain(address)}: ${plain(reason)}`));
  }
  if (review.unused.length > 0) {
    lines.push('', 'IGNORED AND NOT FOUND: remove these', '');
    lines.push(...review.unused.map(({ id, address }) => `  ${id}@${plain(address)}`));
  }
  return `${lines.join('\n')}\n`;
}

function findingLines(findings: readonly Finding[], of: Review['of']): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { id, address, subject, was, becomes, todo } of findings.slice(0, MOST)) {
    if (address !== last) lines.push(`    ${plain(address)}`);
    last = address;
    lines.push(`      ${plain(subject)}: ${of === 'change' ? `${plain(was)} -> ` : ''}${plain(becomes)}`);
    if (todo !== FINDINGS[id].remedy) lines.push(`        ${plain(todo)}`);
  }
  const rest = findings.length - MOST;
  return rest > 0 ? [...lines, `    and ${rest} more; the JSON format lists all`] : lines;
}
