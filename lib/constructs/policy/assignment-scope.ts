import { Fn } from 'cdktf';
import { textProblems } from '../../core/checks';
import { quoted } from '../../core/expressions';
import { isKnown } from '../../core/known';
import { certain, type Path, type Problem } from '../../core/problems';
import { idProblems } from '../../facts/ids';
import type { Stage } from '../../facts/stages';
import { isIdOfResource } from '../kit/origins';

/**
 * Scope of a policy assignment: exactly one of a management group, a subscription or a resource group, by its full id.
 * A management group may be given by its name and a subscription by its GUID.
 */
export type AssignmentScope =
  | {
      /** Id or name of a management group. */
      readonly managementGroupId: string;
      readonly subscriptionId?: never;
      readonly resourceGroupId?: never;
    }
  | {
      /** Id of a subscription, `/subscriptions/<guid>`, or its GUID. */
      readonly subscriptionId: string;
      readonly managementGroupId?: never;
      readonly resourceGroupId?: never;
    }
  | {
      /** Id of a resource group. */
      readonly resourceGroupId: string;
      readonly managementGroupId?: never;
      readonly subscriptionId?: never;
    };

/** A further scope for the roles of an assignment. */
export type AdditionalScope = AssignmentScope & {
  /**
   * Stages whose roles are granted there.
   * @default - every stage that deploys something
   */
  readonly stages?: readonly Stage[];
};

export type ScopeKind = 'managementGroup' | 'subscription' | 'resourceGroup';

const KINDS = {
  managementGroupId: 'managementGroup',
  subscriptionId: 'subscription',
  resourceGroupId: 'resourceGroup',
} as const satisfies Record<string, ScopeKind>;

/** A scope with its kind and its full id, which may be known only at apply. */
export interface ResolvedScope {
  readonly kind: ScopeKind;
  readonly id: string;
}

/** The kind and the full id of a scope. Expects one that passed `scopeProblems`. */
export function resolveScope(scope: AssignmentScope): ResolvedScope {
  const [key, given] = Object.entries(scope).find(([name, id]) => id !== undefined && Object.hasOwn(KINDS, name)) as [
    keyof typeof KINDS,
    string,
  ];
  return { kind: KINDS[key], id: fullId(KINDS[key], given) };
}

/** Problems of a scope: not exactly one key, or an id of another kind. */
export function scopeProblems(path: Path, scope: AssignmentScope): Problem[] {
  const all = Object.keys(scope).filter((key) => scope[key as keyof AssignmentScope] !== undefined);
  const keys = Object.keys(KINDS).filter((key) => all.includes(key));
  const others = all.filter((key) => !Object.hasOwn(KINDS, key));
  if (keys.length !== 1 || others.length > 0) {
    const empty = Object.keys(KINDS).find((key) => Object.hasOwn(scope, key));
    if (all.length === 0 && empty !== undefined)
      return [
        { path: [...path, empty], message: 'is undefined: check that the environment variable it comes from is set' },
      ];
    const got = [...keys, ...others].map((key) => `'${key}'`).join(', ') || 'none';
    return [
      {
        path,
        message: `must have exactly one of 'managementGroupId', 'subscriptionId', 'resourceGroupId', got ${got}`,
      },
    ];
  }
  const [key] = keys as [keyof typeof KINDS];
  return scopeIdProblems([...path, key], KINDS[key], scope[key]);
}

/** Whether a scope can be resolved. */
export function isScope(scope: AssignmentScope): boolean {
  return certain(scopeProblems([], scope)).length === 0;
}

function scopeIdProblems(path: Path, kind: ScopeKind, given: string | undefined): Problem[] {
  const wrong = textProblems(path, given);
  if (wrong.length > 0 || given === undefined) return wrong;
  if (isKnown(given)) return idProblems(path, kind, fullId(kind, given));
  const complete = (expression: string) =>
    `replace(${expression}, ${quoted(NAME_ALONE)}, ${quoted(`${BEFORE[kind]}$1`)})`;
  return idProblems(path, kind, given).map(({ later, ...problem }) => ({
    ...problem,
    ...(later && { later: { ...later, right: (value: string) => later.right(complete(value)) } }),
  }));
}

/** A pattern of Terraform for a name or a GUID in place of an id. */
const NAME_ALONE = '/^([^/].*)$/';

const COMPLETED = new Map<string, string>();

/** One text has one token, so that two scopes with it are equal. */
function completed(before: string, given: string): string {
  const key = `${before} ${given}`;
  const known = COMPLETED.get(key) ?? Fn.replace(given, NAME_ALONE, `${before}$1`);
  COMPLETED.set(key, known);
  return known;
}

const BEFORE = {
  managementGroup: '/providers/Microsoft.Management/managementGroups/',
  subscription: '/subscriptions/',
  resourceGroup: '',
} as const satisfies Record<ScopeKind, string>;

/** The id of a scope that may be given by its name or GUID. Terraform completes one that it knows only later. */
function fullId(kind: ScopeKind, given: string): string {
  const before = BEFORE[kind];
  if (before === '' || isIdOfResource(given)) return given;
  if (!isKnown(given)) return completed(before, given);
  return given.includes('/') ? given : before + given;
}
