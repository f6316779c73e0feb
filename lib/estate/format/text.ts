import { FINDINGS, type Finding } from '../findings/catalogue';
import { SEVERITIES, type Severity } from '../findings/finding';
import type { Review } from '../findings/review';
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
  const groups = new Map<Finding['id'], Finding[]>();
  for (const one of findings) {
    if (one.severity !== severity) continue;
    const group = groups.get(one.id) ?? [];
    group.push(one);
    groups.set(one.id, group);
  }
  const order = Object.keys(FINDINGS);
  return [...groups]
    .map(([id, list]) => ({ id, findings: list }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** `2 blocking, 1 attention, 3 information`, with what is ignored. */
export function summary({ findings, ignored }: Pick<Review, 'findings' | 'ignored'>): string {
  if (findings.length === 0 && ignored.length === 0) return 'nothing changes what machines report';
  const counts = SEVERITIES.map((severity) => [findings.filter((one) => one.severity === severity).length, severity]);
  const shown = counts.filter(([count]) => count !== 0).map(([count, severity]) => `${count} ${severity}`);
  return [...shown, ...(ignored.length > 0 ? [`${ignored.length} ignored`] : [])].join(', ');
}

/** A review for a terminal. */
export function formatText(review: Review, colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = [paint(1, `Change tracking review: ${summary(review)}`)];
  for (const severity of SEVERITIES) {
    const groups = grouped(review.findings, severity);
    if (groups.length > 0) lines.push('', paint(COLOURS[severity], HEADINGS[severity].toUpperCase()));
    for (const { id, findings } of groups) {
      const { title, why, remedy } = FINDINGS[id];
      lines.push('', `  ${paint(1, title)} [${id}]`, ...findingLines(findings), `    why: ${why}`);
      if (severity !== 'information') lines.push(`    do:  ${remedy}`);
    }
  }
  if (review.ignored.length > 0) {
    lines.push('', 'IGNORED', '');
    lines.push(...review.ignored.map(({ id, address, reason }) => `  ${id}@${plain(address)}: ${plain(reason)}`));
  }
  return `${lines.join('\n')}\n`;
}

function findingLines(findings: readonly Finding[]): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { id, address, subject, was, becomes, todo } of findings.slice(0, MOST)) {
    if (address !== last) lines.push(`    ${plain(address)}`);
    last = address;
    lines.push(`      ${plain(subject)}: ${plain(was)} -> ${plain(becomes)}`);
    if (todo !== FINDINGS[id].remedy) lines.push(`        ${plain(todo)}`);
  }
  const rest = findings.length - MOST;
  return rest > 0 ? [...lines, `    and ${rest} more; the JSON format lists all`] : lines;
}
