import { INITIATIVE_PARAMETERS, MEMBER_PARAMETERS } from '../../../facts/initiative-members';
import { INITIATIVES, type InitiativeName, type MemberName } from '../../../facts/initiatives';
import { INITIATIVE_EFFECTS } from '../../../facts/policy';
import { MACHINE_LOCATIONS } from '../../../facts/regions';
import { membersOf } from '../members';

/** Version of a policy definition as an initiative pins it: a major one, and then a minor one or `*`. */
export type DefinitionVersion =
  | `${bigint}.*.*`
  | `${bigint}.${bigint}.*`
  | `${bigint}.*.*-preview`
  | `${bigint}.${bigint}.*-preview`;

/** A member of an initiative as a policy set definition holds it. */
export interface MemberReference {
  readonly referenceId: MemberName;
  readonly policyDefinitionId: string;
  readonly version: string;
  /** JSON of the parameter values of the member. */
  readonly parameterValues: string;
}

/** The members of a built-in initiative, each pinned to a version, with the parameter values of the built-in one. */
export function memberReferences(
  initiative: InitiativeName,
  versions: Readonly<Partial<Record<MemberName, string>>> = {},
): MemberReference[] {
  return membersOf(initiative).map(([name, { definitionId, stage, version }]) => ({
    referenceId: name,
    policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definitionId}`,
    version: versions[name] ?? version,
    parameterValues: JSON.stringify(
      Object.fromEntries(
        Object.entries<string>(MEMBER_PARAMETERS[initiative][stage]).map(([own, given]) => [
          own,
          { value: `[parameters('${given}')]` },
        ]),
      ),
    ),
  }));
}

/** The parameters of a built-in initiative, with its defaults and allowed values. */
export function initiativeParameterDefinitions(initiative: InitiativeName): Record<string, unknown> {
  const stages = Object.values<Readonly<Record<string, string>>>(MEMBER_PARAMETERS[initiative]);
  const used = new Set(stages.flatMap((parameters) => Object.values(parameters)));
  const locations = [...MACHINE_LOCATIONS[initiative]];
  const more: Record<string, object> = {
    effect: { allowedValues: [...INITIATIVE_EFFECTS] },
    listOfApplicableLocations: {
      allowedValues: locations,
      defaultValue: locations,
      metadata: { strongType: 'location' },
    },
  };
  return Object.fromEntries(
    Object.entries(INITIATIVE_PARAMETERS)
      .filter(([name]) => used.has(name))
      .map(([name, parameter]) => [name, { ...parameter, ...more[name] }]),
  );
}

/** Display name of the copy of an initiative. */
export function pinnedDisplayName(initiative: InitiativeName): string {
  return `${INITIATIVES[initiative].displayName}, at pinned versions`;
}
