import type { InitiativeName } from '../facts/initiatives';

/** Names of assignments, short enough for a management group with a suffix of some 15 characters. */
const DEFAULT_NAMES = {
  virtualMachines: 'ct-vm',
  scaleSets: 'ct-vmss',
  arcServers: 'ct-arc',
} as const satisfies Record<InitiativeName, string>;

/** Name of the assignment of an initiative. */
export function assignmentName(props: {
  readonly initiative: InitiativeName;
  readonly name?: string;
  readonly nameSuffix?: string;
}): string {
  const name = props.name ?? DEFAULT_NAMES[props.initiative];
  return props.nameSuffix === undefined ? name : `${name}-${props.nameSuffix}`;
}
