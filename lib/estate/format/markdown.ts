import { findingPage } from '../../facts/doc-pages';
import { FINDINGS, type Finding } from '../findings/catalogue';
import type { Review } from '../findings/estate-review';
import { SEVERITIES, type Severity } from '../findings/finding';
import { markdown } from './escape';
import { grouped, heading, summary } from './text';

/** GitHub refuses a comment of more than 65,536 characters; this leaves room for what a pipeline puts around it. */
const MOST = 60_000;

const HEADINGS: Readonly<Record<Severity, string>> = {
  blocking: 'Blocking',
  attention: 'Attention',
  information: 'Information',
};

/** A review for a comment on a pull request. */
export function formatMarkdown(review: Review): string {
  const page = new Page(`## ${heading(review)}\n\n${summary(review)}\n`);
  for (const severity of SEVERITIES) {
    const groups = grouped(review.findings, severity);
    const count = groups.reduce((total, { findings }) => total + findings.length, 0);
    if (count === 0) continue;
    page.open(
      `<details${severity === 'blocking' ? ' open' : ''}><summary><b>${HEADINGS[severity]}</b> (${count})</summary>\n`,
    );
    for (const { id, findings } of groups) {
      const { title, why, remedy } = FINDINGS[id];
      const advice = severity === 'information' ? '' : ` ${remedy}`;
      page.table(
        `**${title}** ${linked(id)}\n\n${why}${advice}\n\n${COLUMNS[review.of]}\n`,
        findings.map((one) => row(one, review.of)),
      );
    }
    page.close('</details>\n');
  }
  if (review.ignored.length > 0) {
    page.open(`<details><summary><b>Ignored</b> (${review.ignored.length})</summary>\n`);
    const rows = review.ignored.map(
      (one) => `| ${markdown(one.id)} | ${markdown(one.address)} | ${markdown(one.reason)} |`,
    );
    page.table('| Finding | Resource | Reason |\n|---|---|---|\n', rows);
    page.close('</details>\n');
  }
  return page.text();
}

/** The id of a finding, as a link to its page if it is published. */
function linked(id: Finding['id']): string {
  const page = findingPage(id);
  return page === undefined ? `\`${id}\`` : `[\`${id}\`](${page})`;
}

/** The columns of findings. A check has no earlier value. */
const COLUMNS = {
  change: '| Resource | What | Was | Becomes |\n|---|---|---|---|',
  estate: '| Resource | What | Is |\n|---|---|---|',
};

function row({ id, address, subject, was, becomes, todo }: Finding, of: Review['of']): string {
  const advice = todo === FINDINGS[id].remedy ? '' : ` ${markdown(todo)}`;
  const earlier = of === 'change' ? ` ${markdown(was)} |` : '';
  return `| ${markdown(address)} | ${markdown(subject)} |${earlier} ${markdown(becomes)}${advice} |`;
}

/** Markdown that stops growing before it is too long, and says so. */
class Page {
  private readonly parts: string[] = [];
  private length = 0;
  private left = 0;

  constructor(head: string) {
    this.open(head);
  }

  open(text: string): void {
    this.parts.push(text);
    this.length += text.length + 1;
  }

  close(text: string): void {
    this.open(text);
  }

  /** Adds as many rows as there is room for, and no heading without a row. */
  table(head: string, rows: readonly string[]): void {
    const fitting: string[] = [];
    let length = head.length;
    for (const one of rows) {
      if (this.length + length + one.length + 1 > MOST) break;
      fitting.push(one);
      length += one.length + 1;
    }
    this.left += rows.length - fitting.length;
    if (fitting.length > 0) this.open(`${head}${fitting.join('\n')}\n`);
  }

  text(): string {
    const rest = this.left > 0 ? `\n${this.left} more do not fit here; the JSON and HTML formats list all.\n` : '';
    return this.parts.join('\n') + rest;
  }
}
