import { EXCESSIVE_ROLES, ROLES } from '../../facts/roles';
import type { Resource } from './estate';
import { hiddenText, isHidden, textOf } from './value';

const KNOWN_ROLES: readonly { readonly name: string; readonly id: string }[] = [
  ...Object.values(ROLES),
  ...Object.values(EXCESSIVE_ROLES),
];

/** The GUID of the role that is granted, or its name where only that is known. */
export function roleId({ attributes }: Resource): string {
  const name = textOf(attributes['role_definition_name']);
  const given = textOf(attributes['role_definition_id'])?.toLowerCase().split('/').at(-1);
  return given || (KNOWN_ROLES.find((role) => role.name === name)?.id ?? name ?? '');
}

/** The role by its name where that is known, otherwise by its id. */
export function roleName(role: Resource): string {
  const id = roleId(role);
  const given = role.attributes['role_definition_id'];
  if (id === '') return isHidden(given) ? hiddenText(given) : 'no role';
  return KNOWN_ROLES.find((one) => one.id === id)?.name ?? id;
}
