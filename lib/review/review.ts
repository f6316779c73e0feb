import { compareInputs } from './compare';
import { type Exception, sortOut } from './exceptions';
import { definitionFindings } from './findings/definitions';
import { type Comparison, type Finding, finding } from './findings/finding';
import { machineFindings } from './findings/machines';
import { policyFindings } from './findings/policy';
import { roleFindings } from './findings/roles';
import { ruleFindings } from './findings/rules';
import { storageFindings } from './findings/storage';
import { SEVERITIES, type Severity } from './findings/table';
import { workspaceFindings } from './findings/workspaces';
import type { Input, ResourceChange } from './model';
import { type Inputs, mergeInputs } from './read-input';
import { type Tracking, trackingOf } from './tracking';
import { UnusableInput } from './value';

/** What a change means for change tracking. */
export interface Review {
  readonly findings: readonly Finding[];
  /** Findings somebody decided to live with, each with the reason. */
  readonly ignored: readonly (Finding & { readonly reason: string })[];
  readonly before: Tracking;
  readonly after: Tracking;
  /** What happens to each resource that may matter, by address. */
  readonly changes: ReadonlyMap<string, ResourceChange>;
}

/**
 * Reviews a plan, or configuration against an earlier state of it. Configuration without one is reviewed as if all of
 * it were new.
 * @throws UnusableInput where an exception matches no finding, or a plan is compared with something
 */
export function reviewInput(head: Input, base?: Input, exceptions: readonly Exception[] = []): Review {
  if (base !== undefined && [base, head].some(({ kind }) => kind === 'plan')) {
    throw new UnusableInput('a plan says itself what it starts from: only configuration is compared with a base');
  }
  const input = base === undefined ? head : compareInputs(base, head);
  const before = trackingOf(input.changes, 'before');
  const after = trackingOf(input.changes, 'after');
  const comparison: Comparison = {
    before,
    after,
    changes: new Map(input.changes.map((change) => [change.address, change])),
  };
  const all = [
    ...ruleFindings(comparison),
    ...machineFindings(comparison),
    ...policyFindings(comparison),
    ...definitionFindings(comparison),
    ...workspaceFindings(comparison),
    ...storageFindings(comparison),
    ...roleFindings(comparison),
    ...input.gaps.map(({ address, what }) => finding('unknown-until-apply', address, 'content', 'not known', what)),
  ];
  return { ...sortOut([...all].sort(byWeight), exceptions), ...comparison };
}

/** Whether a review holds a finding that is at least as grave as `severity`. */
export function failsOn({ findings }: Pick<Review, 'findings'>, severity: Severity): boolean {
  return findings.some((one) => SEVERITIES.indexOf(one.severity) <= SEVERITIES.indexOf(severity));
}

function byWeight(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** Reviews what was read from several places. */
export function reviewInputs(head: Inputs, base?: Inputs, exceptions: readonly Exception[] = []): Review {
  const several = Math.max(Object.keys(head).length, Object.keys(base ?? {}).length) > 1;
  return reviewInput(mergeInputs(head, several), base && mergeInputs(base, several), exceptions);
}
