import type { Estate, Resource } from '../model/estate';
import { unseenPlaces } from '../model/seen-settings';
import { sameValue, UNSTATED } from '../model/value';
import { type Comparison, type Finding, pairs } from './finding';
import { shown, unseen } from './unseen';

/** Arguments that findings look at only if they can be seen, of the resources that have them. */
const ARGUMENTS: readonly (readonly [
  resources: (estate: Estate) => readonly Resource[],
  ...names: readonly string[],
])[] = [
  [({ tables }) => tables, 'plan'],
  [({ workspaces }) => workspaces, 'sku'],
  [({ solutions }) => solutions, 'workspace_resource_id'],
  [({ roles }) => roles, 'principal_id'],
  [({ agents }) => agents, 'type_handler_version', 'automatic_upgrade_enabled'],
  [({ accounts }) => accounts, 'customer_managed_key'],
  [({ exemptions }) => exemptions, 'policy_assignment_id', 'expires_on'],
  [({ locks }) => locks, 'scope'],
  [({ privateEndpoints }) => privateEndpoints, 'private_service_connection'],
  [({ diagnostics }) => diagnostics, 'target_resource_id', 'enabled_log'],
];

/** Arguments that could be seen before a change and cannot after it. */
export function becameUnseen({ before, after, changes }: Comparison): Finding[] {
  return ARGUMENTS.flatMap(([resources, ...names]) =>
    pairs(resources(before), resources(after)).flatMap(({ address, was, becomes }) => {
      if (was === undefined || becomes === undefined || changes.get(address)?.action === 'none') return [];
      return names.flatMap((name) => {
        const [given, next] = [was.attributes[name], becomes.attributes[name]];
        const [hidden] = sameValue(given, next) ? [] : unseenPlaces(next);
        const isFollowed = after.resources.has(referredIn(hidden?.value));
        if (hidden === undefined || hidden.value === UNSTATED || isFollowed) return [];
        return [unseen(address, name, typeof given === 'object' ? 'known' : shown(given), hidden.value)];
      });
    }),
  );
}

/** The address of the resource of the input whose id or identity an expression names; empty if it names none. */
function referredIn(value: unknown): string {
  const found = /^\$\{(.*?)(?:\.identity(?:\[0\]|\.0)?)?\.(?:principal_)?id\}$/.exec(
    typeof value === 'string' ? value : '',
  );
  return found?.[1] ?? '';
}
