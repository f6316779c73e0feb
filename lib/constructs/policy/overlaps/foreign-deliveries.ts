import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { OPERATING_SYSTEMS } from '../../../facts/extension';
import { foreignInitiatives } from '../../../facts/foreign-assignments';
import type { InitiativeName } from '../../../facts/initiatives';
import { renderedArguments, resolved, resourcesOf } from '../../kit/stack-resources';
import type { ScopeKind } from '../assignment-scope';
import { membersOf } from '../members';
import type { Delivery } from './delivery';

const SCOPES = {
  azurerm_management_group_policy_assignment: ['managementGroup', 'management_group_id'],
  azurerm_subscription_policy_assignment: ['subscription', 'subscription_id'],
  azurerm_resource_group_policy_assignment: ['resourceGroup', 'resource_group_id'],
} as const satisfies Record<string, readonly [ScopeKind, string]>;

/** The arguments of an assignment as far as they decide which machines get which rule. */
interface Arguments {
  readonly [scope: string]: unknown;
  readonly name?: string;
  readonly policy_definition_id?: string;
  readonly parameters?: string;
  readonly enforce?: boolean;
  readonly not_scopes?: readonly string[];
  readonly overrides?: readonly {
    readonly value?: string;
    readonly selectors?: readonly { readonly in?: string[] }[];
  }[];
  readonly resource_selectors?: readonly {
    readonly selectors?: readonly { readonly kind: string; readonly in?: string[]; readonly not_in?: string[] }[];
  }[];
}

/** The rules that assignments of an app give machines, if they are made without this library and known by their ids. */
export function foreignDeliveries(root: IConstruct, own: ReadonlySet<Construct>): Delivery[] {
  const stacks = root.node.findAll().filter((node): node is TerraformStack => TerraformStack.isStack(node));
  return stacks.flatMap(resourcesOf).flatMap((resource): Delivery[] => {
    const scope = Object.entries(SCOPES).find(([type]) => type === resource.terraformResourceType)?.[1];
    const isOwn = resource.node.scopes.some((one) => own.has(one as Construct));
    if (scope === undefined || isOwn) return [];
    const given = resolved(resource, renderedArguments(resource)) as Arguments;
    const kinds = foreignInitiatives(given.policy_definition_id ?? '', given.name);
    return given.enforce === false ? [] : kinds.flatMap((kind) => deliveryOf(resource, kind, scope, given) ?? []);
  });
}

function deliveryOf(
  construct: Construct,
  kind: InitiativeName,
  [scopeKind, argument]: readonly [ScopeKind, string],
  given: Arguments,
): Delivery | undefined {
  const { dcrResourceId, effect, listOfApplicableLocations } = parametersOf(given.parameters);
  const disabled = (given.overrides ?? [])
    .filter(({ value }) => value === 'Disabled')
    .flatMap(({ selectors = [] }) => selectors.flatMap((one) => one.in ?? []));
  const members = membersOf(kind).filter(
    ([name, { stage }]) => stage === 'association' && !disabled.includes(name) && effect !== 'Disabled',
  );
  if (members.length === 0) return undefined;
  return {
    construct,
    subject: 'rule',
    value: typeof dcrResourceId === 'string' ? dcrResourceId : undefined,
    kind,
    at: { kind: scopeKind, id: String(given[argument]) },
    os: OPERATING_SYSTEMS.filter((os) => members.some(([, member]) => member.os === os)),
    members: members.map(([name]) => name),
    notScopes: given.not_scopes ?? [],
    locations: Array.isArray(listOfApplicableLocations) ? listOfApplicableLocations.map(String) : undefined,
    resourceSelectors: given.resource_selectors?.map(({ selectors = [] }) => ({
      selectors: selectors.map(({ not_in: notIn, ...part }) => ({ ...part, notIn })),
    })),
  };
}

/** The values of the parameters. They are unknown if the text is not JSON, such as an expression. */
function parametersOf(text = '{}'): Readonly<Record<string, unknown>> {
  try {
    const values = JSON.parse(text) as Readonly<Record<string, { readonly value?: unknown } | undefined>>;
    return Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one?.value]));
  } catch {
    return {};
  }
}
