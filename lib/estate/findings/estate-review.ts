import type { Estate } from '../model/estate';
import type { Input, ResourceChange } from '../model/input';
import { UnusableInput } from '../model/value';
import { compareInputs } from '../read/compare';
import { type Inputs, mergeInputs } from '../read/documents';
import { estateOf } from '../read/estate-of-input';
import { detect, detectWrong, type Finding } from './catalogue';
import { certain } from './certain';
import { type Exception, type Sorted, sortOut } from './exceptions';
import { type Comparison, SEVERITIES, type Severity } from './finding';

/** The effects of a change on change tracking, or the faults of an estate. */
export interface Review extends Sorted {
  /** Whether a change was reviewed or an estate checked. */
  readonly of: 'change' | 'estate';
  readonly before: Estate;
  readonly after: Estate;
  /** What happens to each resource that may matter, by address. */
  readonly changes: ReadonlyMap<string, ResourceChange>;
  /** How many resources there are of each kind that is not read. */
  readonly unread: ReadonlyMap<string, number>;
  /** Resources that the change imports, of the kinds that are read. */
  readonly imported: Imported;
}

/** How many resources are imported, and how many of them Terraform changes while it imports them. */
export interface Imported {
  readonly resources: number;
  readonly changed: number;
}

/**
 * Reviews a plan, or configuration or an export against what there was before. Without it, configuration and exports are
 * reviewed as if all of it were new.
 * @throws UnusableInput if a plan is compared with something, or a state is reviewed
 */
export function reviewInput(head: Input, base?: Input, exceptions: readonly Exception[] = []): Review {
  if (base !== undefined && [base, head].some(({ kind }) => kind === 'plan')) {
    throw new UnusableInput(
      'a plan says itself what it starts from: only configuration and exports are compared with a base',
    );
  }
  if ([base, head].some((one) => one?.kind === 'state')) {
    throw new UnusableInput('a state holds no change: check it, describe it, or review a plan');
  }
  const input = base === undefined ? head : compareInputs(base, head);
  const isSeen = head.kind === 'plan' || base?.kind === 'export';
  const before = estateOf(input.changes, 'before');
  const after = estateOf(input.changes, 'after');
  const comparison: Comparison = {
    before,
    after,
    changes: new Map(input.changes.map((change) => [change.address, change])),
  };
  const found = sortOut(certain(detect(comparison, input.gaps), comparison).sort(byWeight), exceptions);
  return { of: 'change', ...found, ...comparison, unread: input.unread, imported: importedBy(input.changes, isSeen) };
}

/** @param isSeen whether the input holds what Azure has: import blocks alone may be applied already, and tell no change */
function importedBy(changes: readonly ResourceChange[], isSeen: boolean): Imported {
  const imported = isSeen ? changes.filter(({ importing, before }) => importing && before) : [];
  return { resources: imported.length, changed: imported.filter(({ action }) => action !== 'none').length };
}

/**
 * Checks an estate: after a plan, in a state, or in configuration.
 */
export function checkInput({ changes, gaps, unread }: Input, exceptions: readonly Exception[] = []): Review {
  const estate = estateOf(changes, 'after');
  const found = sortOut(detectWrong(estate, gaps).sort(byWeight), exceptions);
  const imported = importedBy([], false);
  return { of: 'estate', ...found, before: estate, after: estate, changes: new Map(), unread, imported };
}

/** Checks what was read from several places. */
export function checkInputs(inputs: Inputs, exceptions: readonly Exception[] = []): Review {
  return checkInput(mergeInputs(inputs), exceptions);
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
