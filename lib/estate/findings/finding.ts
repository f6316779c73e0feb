import type { Estate, Resource } from '../model/estate';
import type { ResourceChange } from '../model/input';
import { hiddenText, isHidden, isObject, sameId, sameValue } from '../model/value';
import { FINDINGS, type FindingId, type Severity } from './table';

/** One thing a reviewer should know. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** Terraform's address of the resource it is about. */
  readonly address: string;
  /** What of the resource it is about, such as `Windows file C:\Windows\win.ini`. */
  readonly subject: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
  readonly todo: string;
}

/** Two sides of a change, and what happens to each resource. */
export interface Comparison {
  readonly before: Estate;
  readonly after: Estate;
  readonly changes: ReadonlyMap<string, ResourceChange>;
}

/** A finding with the words of its kind. `todo` replaces the general advice where there is better. */
export function finding(
  id: FindingId,
  address: string,
  subject: string,
  was: string,
  becomes: string,
  todo?: string,
): Finding {
  const kind = FINDINGS[id];
  return { id, severity: kind.severity, address, subject, was, becomes, why: kind.why, todo: todo ?? kind.todo };
}

/** The finding that says what cannot be seen. */
export function unseen(address: string, subject: string, was: string, value: unknown = undefined): Finding {
  return finding(
    'unknown-until-apply',
    address,
    subject,
    was,
    isHidden(value) ? hiddenText(value) : 'known only at apply',
  );
}

/** Whether a value cannot be looked at: it is hidden, or text that holds an expression. */
export function isUnseen(value: unknown): boolean {
  return isHidden(value) || (typeof value === 'string' && value.includes('${'));
}

/** A value for a reader, never a secret. */
export function shown(value: unknown): string {
  if (isHidden(value)) return hiddenText(value);
  if (value === undefined || value === null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The resources of both sides by address. */
export function pairs<Kind extends Resource>(
  before: readonly Kind[],
  after: readonly Kind[],
): { address: string; was?: Kind; becomes?: Kind }[] {
  const earlier = new Map(before.map((resource) => [resource.address, resource]));
  const later = new Map(after.map((resource) => [resource.address, resource]));
  return [...new Set([...earlier.keys(), ...later.keys()])].map((address) => {
    const was = earlier.get(address);
    const becomes = later.get(address);
    return { address, ...(was && { was }), ...(becomes && { becomes }) };
  });
}

/** Whether words such as a description or tags say the same; none at all is the same as empty ones. */
export function sameWords(a: unknown, b: unknown): boolean {
  return sameValue(emptied(a), emptied(b));
}

function emptied(value: unknown): unknown {
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0) ? '' : value;
}

/** Whether two ids stand for one resource of the input, whose new id is known only at apply because it is replaced. */
export function sameResource(
  was: unknown,
  becomes: unknown,
  before: readonly Resource[],
  after: readonly Resource[],
): boolean {
  if (sameId(was, becomes)) return true;
  const earlier = before.find(({ id }) => sameId(id, was));
  return earlier !== undefined && after.some(({ id, address }) => address === earlier.address && sameId(id, becomes));
}
