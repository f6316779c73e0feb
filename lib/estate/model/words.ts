import { MACHINE_WORDS } from '../../facts/initiative-members';
import { INITIATIVE_NAMES, INITIATIVES } from '../../facts/initiatives';
import { type Assignment, parameter, type Resource } from './estate';
import { blocks, hiddenText, isHidden, member, numberOf, textOf, textsOf } from './value';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A frequency in the largest unit that keeps it whole. */
export function every(seconds: number): string {
  const [size, unit] = seconds % 3600 === 0 ? [3600, 'hour'] : seconds % 60 === 0 ? [60, 'minute'] : [1, 'second'];
  return `every ${counted(seconds / size, unit)}`;
}

/** The name at the end of a resource id, or what is known instead. */
export function idName(id: unknown): string {
  if (isHidden(id)) return hiddenText(id);
  if (typeof id !== 'string') return 'none';
  const reference = /^\$\{([^{}()]+)\.id\}$/.exec(id)?.[1];
  return reference ?? (id.includes('${') ? id : id.split('/').at(-1) || 'none');
}

/** The name of what a diagnostic setting is of: the account of a blob service. */
export function diagnosedName({ attributes }: Pick<Resource, 'attributes'>): string {
  const id = attributes['target_resource_id'];
  return idName(typeof id === 'string' ? id.replace(/\/blobServices\/default$/i, '') : id);
}

const KINDS_BY_TYPE = INITIATIVE_NAMES.map(
  (name) => [`/${INITIATIVES[name].resourceType.toLowerCase()}/`, MACHINE_WORDS[name]] as const,
);

/** The kind of a machine by its id. */
export function machineKind(id: string): string {
  const lower = id.toLowerCase();
  return KINDS_BY_TYPE.find(([type]) => lower.includes(type))?.[1] ?? 'machine';
}

/** Which machines an assignment onboards. */
export function assignmentTarget({ initiative }: Pick<Assignment, 'initiative'>): string {
  return initiative === undefined ? 'machines of a custom policy' : `${MACHINE_WORDS[initiative]}s`;
}

/** Where the machines are that an assignment onboards; nothing where it takes every location. */
export function placesOf(assignment: Assignment): string | undefined {
  const given = parameter(assignment, 'listOfApplicableLocations');
  if (isHidden(given)) return `locations ${hiddenText(given)}`;
  if (Array.isArray(given)) return textsOf(given).join(', ');
  const selected = blocks(assignment.attributes['resource_selectors']).flatMap((selector) =>
    blocks(member(selector, 'selectors'))
      .filter((one) => member(one, 'kind') === 'resourceLocation')
      .map((one) => textsOf(member(one, 'in')).join(', ') || `all but ${textsOf(member(one, 'not_in')).join(', ')}`),
  );
  return selected.length === 0 ? undefined : selected.join(' or ');
}

/** Whether an assignment deploys what is missing, only reports it, or is off; the effect of an own policy is its own. */
export function enforcementOf(assignment: Assignment): string {
  const { enforce } = assignment.attributes;
  if (enforce === false) return 'report only';
  const effect = parameter(assignment, 'effect');
  const hidden = [enforce, effect].find(isHidden);
  if (hidden !== undefined) return `enforcement ${hiddenText(hidden)}`;
  if (effect === undefined && assignment.initiative === undefined) return 'as the policy says';
  if (/^audit/i.test(String(effect))) return 'report only';
  return /^(disabled|manual)$/i.test(String(effect)) ? 'off' : 'enforced';
}

/** Whether an assignment of that enforcement deploys nothing. */
export function isQuiet(enforcement: string): boolean {
  return enforcement === 'report only' || enforcement === 'off';
}

/** The effect of an assignment that names none. */
export function effectWords({ initiative }: Pick<Assignment, 'initiative'>): string {
  return initiative === undefined ? 'as the policy says' : 'DeployIfNotExists';
}

/** A scope in words. */
export function scopeName(scope: unknown): string {
  const name = idName(scope);
  if (typeof scope !== 'string') return name;
  if (scope === '/') return 'the root of the tenant';
  if (/\/managementGroups\/[^/]+$/i.test(scope)) return `management group ${name}`;
  if (/^\/subscriptions\/[^/]+$/i.test(scope)) return `subscription ${name}`;
  if (/\/resourceGroups\/[^/]+$/i.test(scope)) return `resource group ${name}`;
  return name;
}

export function locationOf({ attributes }: Resource): string {
  const location = attributes['location'];
  return isHidden(location) ? hiddenText(location) : (textOf(location) ?? 'no location');
}

export function retentionOf({ attributes }: Resource): number | undefined {
  return numberOf(attributes['retention_in_days']);
}
