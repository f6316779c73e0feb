import { INITIATIVES, type InitiativeMember } from '../lib/facts/initiatives';
import { STAGES } from '../lib/facts/stages';

interface StateResource {
  /** `managed` or `data`. */
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly dependencies?: readonly string[];
  }[];
}

/** The state after a deployment, with the dependencies of Terraform's graph. */
export interface State {
  readonly resources: readonly StateResource[];
}

/** A plan, as `terraform show -json` prints it. */
export interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly index?: string | number;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** Members by their name in lower case: Azure does not keep the case of a reference id. */
const MEMBERS: ReadonlyMap<string, InitiativeMember> = new Map(
  Object.values(INITIATIVES).flatMap(({ members }) =>
    Object.entries<InitiativeMember>(members).map(([name, member]) => [name.toLowerCase(), member] as const),
  ),
);

/** The resources that a deployment may have started before one of their dependencies existed. */
export function orderProblems({ resources }: State): string[] {
  return resources.flatMap((resource) => {
    const waitsFor = new Set(resource.instances.flatMap(({ dependencies = [] }) => dependencies));
    return neededBy(resource, resources)
      .map(({ type, name }) => `${type}.${name}`)
      .filter((address) => !waitsFor.has(address))
      .map((address) => `${resource.type}.${resource.name} does not wait for ${address}`);
  });
}

function neededBy(resource: StateResource, all: readonly StateResource[]): StateResource[] {
  const within = (prefix: string) => all.filter(({ name }) => name.startsWith(`${prefix}_`));
  const [, assignment] = /^(.+)_Remediation_/.exec(resource.name) ?? [];
  if (assignment !== undefined) {
    const exemptions = all.filter((one) => one.type.endsWith('_policy_exemption') && sameAssignment(one, resource));
    return within(assignment)
      .filter(
        (one) =>
          one.type === 'azurerm_role_assignment' || (one.type === resource.type && stageOf(one) < stageOf(resource)),
      )
      .concat(exemptions);
  }
  const extensions = (type: string) =>
    within(resource.name.split('_').slice(0, -2).join('_')).filter((one) => text(one, 'type').startsWith(type));
  switch (resource.type) {
    case 'azurerm_monitor_data_collection_rule':
    case 'azurerm_log_analytics_workspace_table':
      return all.filter(({ type }) => type === 'azurerm_log_analytics_solution');
    case 'azurerm_monitor_data_collection_rule_association':
      // The association of an endpoint tells the agent where its configuration is, and needs no extension.
      return text(resource, 'data_collection_rule_id') === '' ? [] : extensions('ChangeTracking-');
    default:
      return text(resource, 'type').startsWith('ChangeTracking-') ? extensions('AzureMonitor') : [];
  }
}

function sameAssignment(one: StateResource, other: StateResource): boolean {
  return text(one, 'policy_assignment_id') === text(other, 'policy_assignment_id');
}

function stageOf(task: StateResource): number {
  return STAGES.indexOf(MEMBERS.get(text(task, 'policy_definition_reference_id').toLowerCase())?.stage ?? 'extension');
}

function text(resource: StateResource, attribute: string): string {
  return String(resource.instances[0]?.attributes[attribute] ?? '');
}

/** The changes of a plan, without those of one key of its loops. */
export function changesBeside({ resource_changes = [] }: Plan, key: string): string[] {
  return resource_changes
    .filter(
      ({ change, index }) => index !== key && change.actions.some((action) => !['no-op', 'read'].includes(action)),
    )
    .map(({ address }) => address);
}
