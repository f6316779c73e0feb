import { compareVersions } from '../../core/versions';
import type { Assignment, Estate, Resource } from '../model/estate';
import { withId } from '../model/indexes';
import { unseenPlaces } from '../model/seen-settings';
import { parseEmbedded } from '../model/template';
import {
  type Attributes,
  at,
  blocks,
  type Hidden,
  hiddenOf,
  isHidden,
  isObject,
  isUnseen,
  member,
  sameValue,
  textOf,
} from '../model/value';
import { effectOf, isOff } from './policy-effects';

/** Content of an argument that holds JSON, as text or parsed. */
export function jsonOf(value: unknown): unknown {
  return typeof value === 'string' ? parseEmbedded(value) : value;
}

/** A value of a definition: what it says, or the parameter it takes, which is given or has a default. */
export function resolved(value: unknown, parameters: unknown, given: Attributes = {}): unknown {
  const name = /^\[parameters\('([^']+)'\)\]$/i.exec(textOf(value) ?? '')?.[1];
  if (name === undefined) return value;
  return given[name] ?? member(member(jsonOf(parameters), name), 'defaultValue');
}

/** The effect of a custom policy if no assignment gives it another. */
export function defaultEffect({ attributes }: Resource): unknown {
  return resolved(at(jsonOf(attributes['policy_rule']), 'then', 'effect'), attributes['parameters']);
}

/** One policy of a set, with the effect the set gives it. */
export interface SetMember {
  readonly name: string;
  readonly policyId: string;
  readonly effect: unknown;
  readonly version: string | undefined;
}

export function membersOf({ attributes }: Resource): SetMember[] {
  return blocks(attributes['policy_definition_reference']).map((reference) => {
    const policyId = textOf(member(reference, 'policy_definition_id')) ?? '';
    const values = jsonOf(member(reference, 'parameter_values'));
    const effect = Object.entries(isObject(values) ? values : {}).find(([key]) => /effect$/i.test(key))?.[1];
    return {
      name: textOf(member(reference, 'reference_id')) || policyId.split('/').at(-1) || policyId,
      policyId,
      effect: resolved(member(effect, 'value'), attributes['parameters']),
      version: textOf(member(reference, 'version')),
    };
  });
}

/** Whether an assignment is of something that deploys, as far as it can be seen. */
export function actsOf(assignment: Assignment, { definitions }: Estate): boolean {
  const { attributes, initiative } = assignment;
  const given = isHidden(assignment.parameters) ? undefined : assignment.parameters['effect'];
  if (initiative !== undefined) return !isOff(effectOf(assignment));
  const [definition] = withId(definitions, attributes['policy_definition_id']);
  if (definition === undefined) return false;
  if (/_set_definition$/.test(definition.type))
    return (
      !isOff(given) &&
      membersOf(definition).some(({ effect, policyId }) => {
        const [policy] = withId(definitions, policyId);
        return !isOff(effect ?? (policy && defaultEffect(policy)));
      })
    );
  return /^(deployifnotexists|modify)$/i.test(String(given ?? defaultEffect(definition)));
}

/** `1.*.*` against `2.*.*`; a star is newer than any number. */
export function compareMemberVersions(a: string, b: string): number {
  const plain = (version: string) => version.replace(/-.*$/, '').replaceAll('*', '999999');
  return compareVersions(plain(a), plain(b));
}

/** How a condition applies to less than before, in words, or why that cannot be seen; `undefined` if not, or if it was not seen before. */
export function narrowing(was: unknown, becomes: unknown): string | Hidden | undefined {
  const [had, has] = [listOf(was, 'allOf'), listOf(becomes, 'allOf')];
  const [less, more] = [lacking(had, has), lacking(has, had)];
  if (more.length > 0 && less.length === 0) return `also asks for ${words(more)}`;
  if (more.length === 0 && (has.length > 0 || had.length === 0)) return undefined;
  const [unseen] = unseenPlaces(more);
  if (unseen !== undefined || unseenPlaces(less).length > 0) return hiddenOf(unseen?.value);
  if (more.length === 1 && less.length === 1) {
    const gone = ALTERNATIVES.flatMap((key) => lacking(listOf(less[0], key), listOf(more[0], key)));
    if (gone.length > 0) return `leaves out ${words(gone)}`;
    if (sameValue(withoutAlternatives(less[0]), withoutAlternatives(more[0]))) return undefined;
  }
  return 'applies to other machines';
}

/** Lists of which one entry is enough: a longer one applies to more. */
const ALTERNATIVES = ['anyOf', 'in'] as const;

function withoutAlternatives(condition: unknown): Attributes {
  return { ...(condition as Attributes), anyOf: [], in: [] };
}

/** The values of a list that another one does not have. */
function lacking(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  return values.filter((one) => !others.some((other) => sameValue(one, other)));
}

function listOf(value: unknown, key: string): unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : key === 'allOf' && (isObject(value) || isUnseen(value)) ? [value] : [];
}

function words(values: readonly unknown[]): string {
  const text = values.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
