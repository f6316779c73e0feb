import { jsonIn } from '../../core/values';
import { lackedParameters } from '../../facts/definition-pins';
import { INITIATIVE_PARAMETERS, MEMBER_PARAMETERS } from '../../facts/initiative-members';
import { INITIATIVES, type InitiativeMember } from '../../facts/initiatives';
import { MACHINE_LOCATIONS } from '../../facts/regions';
import { type Assignment, type Estate, parameter } from '../model/estate';
import { withId } from '../model/indexes';
import { idKey, isHidden, isObject, textOf, textsOf } from '../model/value';
import { finding } from './finding';
import { isUnseen } from './unseen';

export const parameterUnknown = finding({
  id: 'parameter-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment gives a parameter that the policy does not have',
  when: 'The name of a parameter is none of the assigned initiative or policy, case included.',
  why: 'Azure refuses the assignment, or uses the default of the parameter.',
  remedy: 'Write the name as the policy has it.',
  *wrong(estate) {
    for (const one of estate.assignments) {
      const known = parametersOf(one, estate);
      if (known === undefined || isHidden(one.parameters)) continue;
      for (const name of Object.keys(one.parameters)) {
        if (known.includes(name)) continue;
        const like = known.find((other) => other.toLowerCase() === name.toLowerCase());
        const remedy = like === undefined ? undefined : `Write '${like}'.`;
        yield {
          address: one.address,
          subject: `parameter ${name}`,
          is: 'not a parameter of the policy',
          ...(remedy && { remedy }),
        };
      }
    }
  },
});

/** Names of the parameters of what is assigned; `undefined` if they cannot be seen. */
function parametersOf({ attributes, initiative }: Assignment, { definitions }: Estate): string[] | undefined {
  const id = attributes['policy_definition_id'];
  if (initiative !== undefined) {
    const guid = idKey(id).split('/').at(-1);
    if (INITIATIVES[initiative].id === guid) {
      const lacks = lackedParameters(initiative, textOf(attributes['definition_version']));
      return Object.keys(INITIATIVE_PARAMETERS).filter((name) => !lacks.includes(name));
    }
    const found = Object.values<InitiativeMember>(INITIATIVES[initiative].members).find(
      ({ definitionId }) => definitionId === guid,
    );
    return found && ['effect', ...Object.keys(MEMBER_PARAMETERS[initiative][found.stage])];
  }
  const own = withId(definitions, id)[0]?.attributes['parameters'];
  const json = typeof own === 'string' ? jsonIn(own) : own;
  return isObject(json) ? Object.keys(json) : undefined;
}

export const parameterEmpty = finding({
  id: 'parameter-empty',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment names no rule',
  when: 'The parameter `dcrResourceId` of an assignment is empty.',
  why: 'Machines are not associated with a rule, so they report nothing.',
  remedy: 'Give the assignment the id of the data collection rule.',
  *wrong({ assignments }) {
    for (const one of assignments) {
      for (const [name, value] of Object.entries(isHidden(one.parameters) ? {} : one.parameters)) {
        if (name.toLowerCase() !== 'dcrresourceid' || (value !== '' && value !== null)) continue;
        yield { address: one.address, subject: `parameter ${name}`, is: 'empty', was: 'a rule' };
      }
    }
  },
});

export const locationUnknown = finding({
  id: 'location-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'An assignment names a location that its policy does not accept',
  when: 'A value of `listOfApplicableLocations` is none of the locations the initiative allows.',
  why: 'Azure refuses the assignment, or machines in the location are not onboarded.',
  remedy: "Write a location's name in lower case without spaces, such as 'westeurope'.",
  *wrong({ assignments }) {
    for (const one of assignments) {
      if (one.initiative === undefined) continue;
      const allowed: readonly string[] = MACHINE_LOCATIONS[one.initiative];
      for (const location of textsOf(parameter(one, 'listOfApplicableLocations'))) {
        if (isUnseen(location) || allowed.includes(location)) continue;
        yield { address: one.address, subject: `location ${location}`, is: 'not accepted', was: 'not listed' };
      }
    }
  },
});

export const ASSIGNMENT_PARAMETER_FINDINGS = [parameterUnknown, parameterEmpty, locationUnknown];
