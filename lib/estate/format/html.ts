import { findingPage } from '../../facts/doc-pages';
import { FINDINGS, type Finding } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import { SEVERITIES } from '../findings/finding';
import { assignmentTable } from './assignment-table';
import { html } from './escape';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets';
import { type PageOptions, pageHead, pageOf, pageTitle } from './page-frame';
import { pictureOf } from './picture';
import { narrowSvg, wideSvg } from './svg';
import { type FindingGroup, grouped, heading, importsIn, summary } from './text';
import { MOST_LISTED, trackedSection } from './tracked-section';

/** A review as one page that loads nothing and runs nothing but its own search. It begins with what changes. */
export function formatHtml(review: Review, options: PageOptions = {}): string {
  const title = pageTitle(heading(review), options);
  return pageOf({
    title: `${title}: ${summary(review)}`,
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    body: [
      pageHead(title, options),
      badges(review),
      ...SEVERITIES.map((severity) => findingSection(severity, grouped(review.findings, severity), review.of)),
      ignoredSection(review),
      pictureSection(review),
      assignmentTable(review.before, review.after),
      trackedSection(review),
    ]
      .filter((section) => section !== '')
      .join('\n'),
  });
}

function badges(review: Review): string {
  if (review.findings.length === 0 && review.ignored.length === 0) return `<p>${summary(review)}</p>`;
  const counts = SEVERITIES.map((severity) => {
    const count = review.findings.filter((one) => one.severity === severity).length;
    const words = `<b>${count}</b> ${severity}`;
    return `<li class="${severity}">${count === 0 ? words : `<a href="#${severity}">${words}</a>`}</li>`;
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
  return [`<h2 id="${severity}">${heading}</h2>`, ...groups.map((group) => groupSection(severity, group, of))].join(
    '\n',
  );
}

function groupSection(severity: string, { id, findings }: FindingGroup, of: Review['of']): string {
  const { title, why, remedy } = FINDINGS[id];
  const advice = severity === 'information' ? '' : ` ${html(remedy)}`;
  const rest = findings.length - MOST_LISTED;
  return [
    `<section class="group ${severity}" id="${id}"><header><h3>${html(title)}</h3>`,
    `<a href="${findingPage(id) ?? `#${id}`}"><code>${id}</code></a></header>`,
    `<p>${html(why)}${advice}</p>`,
    `<ul>${findings
      .slice(0, MOST_LISTED)
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
  return `<h2>Ignored</h2>\n<section class="group"><ul>${items.slice(0, MOST_LISTED).join('')}</ul></section>`;
}
