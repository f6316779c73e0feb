/**
 * Reads plans and synthesized stacks and says what they change about change tracking, without any framework.
 * @module review
 */

import { checkInputs, type Review, reviewInputs } from './findings/estate-review';
import type { Exception } from './findings/exceptions';
import type { VolumeOptions } from './format/described-volume';
import { type Description, descriptionOf } from './format/description';
import { shortLines } from './format/short';
import { type Inputs, mergeInputs, readInput } from './read/documents';
import { estateOf } from './read/estate-of-input';

export { FINDINGS, type Finding, type FindingId } from './findings/catalogue';
export { failsOn, type Review } from './findings/estate-review';
export type { Exception } from './findings/exceptions';
export { SEVERITIES, type Severity } from './findings/finding';
export type { DescribedAlert, DescribedLog, DescribedWorkbook } from './format/described-alerts';
export type { DescribedTable } from './format/described-tables';
export type { DescribedVolume, VolumeOptions } from './format/described-volume';
export type { DescribedItem, DescribedType, Description } from './format/description';
export { formatDescription } from './format/description-text';
export { formatHtml } from './format/html';
export { formatJson, REVIEW_VERSION } from './format/json';
export { formatMarkdown } from './format/markdown';
export type { PageOptions } from './format/page-frame';
export { formatSarif } from './format/sarif';
export { formatText } from './format/text';
export { UnusableInput } from './model/value';

/**
 * A parsed document: a plan or a state as `terraform show -json` prints it, configuration in JSON, such as a
 * `cdk.tf.json`, resources of Azure as a tool exports them, or an ARM template. A map holds several, by a name that is
 * put before their addresses.
 */
export type Documents = unknown | ReadonlyMap<string, unknown>;

export interface ReviewOptions {
  /**
   * Configuration or an export to compare with. A plan contains the earlier state and needs none.
   * @default - configuration is reviewed as if all of it were new
   */
  readonly base?: Documents;
  /**
   * Findings to ignore.
   * @default - none
   */
  readonly exceptions?: readonly Exception[];
}

/**
 * Reports what a change means for change tracking: which data machines report after it, and which they no longer do.
 * @throws UnusableInput where a document is none of them, or is a state
 */
export function review(documents: Documents, { base, exceptions }: ReviewOptions = {}): Review {
  return reviewInputs(inputsOf(documents), base === undefined ? undefined : inputsOf(base), exceptions);
}

/**
 * Finds the faults of change tracking: after a plan, in a state, or in configuration.
 * @throws UnusableInput where a document is none of them
 */
export function check(documents: Documents, { exceptions }: Pick<ReviewOptions, 'exceptions'> = {}): Review {
  return checkInputs(inputsOf(documents), exceptions);
}

export interface DescribeOptions {
  /**
   * Machines and prices that a volume is estimated from.
   * @default - no volume is estimated
   */
  readonly volume?: VolumeOptions;
}

/**
 * What a plan leaves behind, or a configuration creates.
 * @throws UnusableInput where a document is neither
 */
export function describe(documents: Documents, { volume }: DescribeOptions = {}): Description {
  const { changes, unread } = mergeInputs(inputsOf(documents));
  return descriptionOf(estateOf(changes, 'after'), unread, volume);
}

/**
 * What one synthesized stack tracks, in a few lines.
 * @param document the parsed `cdk.tf.json` of the stack
 * @throws UnusableInput where the document is no configuration
 */
export function describeStack(document: unknown): string[] {
  return shortLines(estateOf(readInput(document).changes, 'after'));
}

function inputsOf(documents: Documents): Inputs {
  if (!(documents instanceof Map)) return { input: readInput(documents) };
  const named = documents as ReadonlyMap<string, unknown>;
  return Object.fromEntries([...named].map(([name, document]) => [name, readInput(document)]));
}
