import { FINDINGS, type Finding } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import { SEVERITIES } from '../findings/finding';
import { html } from './escape';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets';
import { pageOf } from './page-frame';
import { pictureOf } from './picture';
import { narrowSvg, wideSvg } from './svg';
import { type FindingGroup, grouped, heading, importsIn, summary } from './text';
import { type TrackedRow, trackedRows } from './tracked-table';

/** Most findings of a kind and rows of the table that the page holds. */
const MOST = 2000;

/** A review as one page that loads nothing and runs nothing but its own search. */
export function formatHtml(review: Review): string {
  const rows = trackedRows(review.before, review.after);
  return pageOf({
    title: `${heading(review)}: ${summary(review)}`,
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    body: [
      `<h1>${heading(review)}</h1>`,
      badges(review),
      pictureSection(review),
      ...SEVERITIES.map((severity) => findingSection(severity, grouped(review.findings, severity), review.of)),
      ignoredSection(review),
      tableSection(rows),
    ].join('\n'),
  });
}

function badges(review: Review): string {
  if (review.findings.length === 0 && review.ignored.length === 0) return `<p>${summary(review)}</p>`;
  const counts = SEVERITIES.map((severity) => {
    const count = review.findings.filter((one) => one.severity === severity).length;
    return `<li class="${severity}"><b>${count}</b> ${severity}</li>`;
  });
  const ignored = review.ignored.length > 0 ? `<li><b>${review.ignored.length}</b> ignored</li>` : '';
  const imports = importsIn(review);
  return `<ul class="badges">${counts.join('')}${ignored}</ul>${imports === undefined ? '' : `<p>${imports}</p>`}`;
}

function pictureSection(review: Review): string {
  const picture = pictureOf(review);
  if (picture.columns.every((column) => column.length === 0)) return '';
  return `<h2>Who reports where</h2>\n<div class="picture">${wideSvg(picture)}${narrowSvg(picture)}</div>`;
}

function findingSection(severity: string, groups: readonly FindingGroup[], of: Review['of']): string {
  if (groups.length === 0) return '';
  const heading = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`;
  return [`<h2>${heading}</h2>`, ...groups.map((group) => groupSection(severity, group, of))].join('\n');
}

function groupSection(severity: string, { id, findings }: FindingGroup, of: Review['of']): string {
  const { title, why, remedy } = FINDINGS[id];
  const advice = severity === 'information' ? '' : ` ${html(remedy)}`;
  const rest = findings.length - MOST;
  return [
    `<section class="group ${severity}"><header><h3>${html(title)}</h3><code>${id}</code></header>`,
    `<p>${html(why)}${advice}</p>`,
    `<ul>${findings
      .slice(0, MOST)
      .map((one) => findingItem(one, of))
      .join('')}</ul>`,
    rest > 0 ? `<p>and ${rest} more; the JSON format lists all</p>` : '',
    '</section>',
  ].join('');
}

function findingItem({ id, address, subject, was, becomes, todo }: Finding, of: Review['of']): string {
  const advice = todo === FINDINGS[id].remedy ? '' : `<span class="advice">${html(todo)}</span>`;
  return (
    `<li><code class="address">${html(address)}</code><b>${html(subject)}</b>: ` +
    `${of === 'change' ? `<span class="was">${html(was)}</span> → ` : ''}${html(becomes)}${advice}</li>`
  );
}

function ignoredSection({ ignored }: Review): string {
  if (ignored.length === 0) return '';
  const items = ignored.map(
    ({ id, address, subject, reason }) =>
      `<li><code class="address">${id}@${html(address)}</code><b>${html(subject)}</b>: ${html(reason)}</li>`,
  );
  return `<h2>Ignored</h2>\n<section class="group"><ul>${items.slice(0, MOST).join('')}</ul></section>`;
}

function tableSection(rows: readonly TrackedRow[]): string {
  if (rows.length === 0) return '';
  const several = new Set(rows.map(({ rule }) => rule)).size > 1;
  const heads = [...(several ? ['Rule'] : []), 'System', 'Kind', 'What', 'Before', 'After'];
  const rest = rows.length - MOST;
  return [
    '<h2>What is tracked</h2>',
    '<div class="tools" hidden><input type="search" id="search" placeholder="Search" aria-label="Search what is tracked">',
    '<label><input type="checkbox" id="changes"> changes only</label> <span class="count" id="count"></span></div>',
    `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows
      .slice(0, MOST)
      .map((row) => tableRow(row, several))
      .join('\n')}</tbody></table>`,
    rest > 0 ? `<p>and ${rest} more</p>` : '',
  ].join('\n');
}

function tableRow({ rule, os, kind, what, before, after }: TrackedRow, several: boolean): string {
  const cell = (label: string, text: string) => `<td data-label="${label}">${text}</td>`;
  const state = before === after ? '' : isOff(before) ? 'more' : isOff(after) ? 'less' : 'other';
  return [
    `<tr class="${state}">`,
    several ? cell('Rule', `<code>${html(rule)}</code>`) : '',
    cell('System', html(os)),
    cell('Kind', html(kind)),
    cell('What', kind === 'kind of data' ? html(what) : `<code>${html(what)}</code>`),
    cell('Before', html(before)),
    cell('After', html(after)),
    '</tr>',
  ].join('');
}

function isOff(words: string): boolean {
  return words === 'not in the rule' || words === 'disabled' || words === 'off';
}
