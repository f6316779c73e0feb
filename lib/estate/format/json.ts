import type { Review } from '../findings/estate-review';
import { SEVERITIES } from '../findings/finding';
import type { Description } from './description';

/** Version of the JSON formats. It changes when a reader of the earlier one could break. */
export const REVIEW_VERSION = 1;

/** A review for other programs; see `review.schema.json`. */
export function formatJson({ findings, ignored, unused, unread, imported }: Review): string {
  const summary = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
  );
  return `${JSON.stringify({ version: REVIEW_VERSION, summary: { ...summary, ignored: ignored.length }, findings, ignored, unused, unread: Object.fromEntries(unread), imported }, null, 2)}\n`;
}

/** A description for other programs. */
export function formatDescriptionJson(description: Description): string {
  return `${JSON.stringify({ version: REVIEW_VERSION, ...description }, null, 2)}\n`;
}
