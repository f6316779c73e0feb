import { INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import { EXEMPTION_CATEGORIES } from '../../facts/policy';
import type { Resource } from '../model/estate';
import { idKey, textsOf } from '../model/value';
import { type Adopted, type Adopting, type Note, scopeOf, seen, type Written } from './adopting';
import { Code } from './source-code';

/** An assignment of the app: the variable that has its construct. */
export interface AdoptedAssignment {
  readonly variable: string;
  readonly initiative: InitiativeName;
}

/** The exemptions from the assignments of the app, which are looked up by their id. */
export function adoptedExemptions(
  { estate }: Pick<Adopting, 'estate'>,
  assignments: ReadonlyMap<string, AdoptedAssignment>,
): Adopted {
  const constructs: Written[] = [];
  const resources: Resource[] = [];
  const left: Note[] = [];
  for (const exemption of estate.exemptions) {
    const assignment = assignments.get(idKey(exemption.attributes['policy_assignment_id']));
    if (assignment === undefined) continue;
    const props = propsOf(exemption, assignment, estate);
    if (typeof props === 'string') left.push({ subject: seen(exemption, 'name') ?? exemption.address, text: props });
    else {
      constructs.push({ construct: 'PolicyExemption', id: 'Exemption', props });
      resources.push(exemption);
    }
  }
  return { constructs, resources, changes: [], left };
}

/** The props of the construct for an exemption, or why there is none. */
function propsOf(exemption: Resource, { variable, initiative }: AdoptedAssignment, estate: Adopting['estate']) {
  const { attributes } = exemption;
  const scope = scopeOf(exemption, estate);
  if (scope === undefined) return 'its scope is known only at apply';
  const category = EXEMPTION_CATEGORIES.find((one) => one.toLowerCase() === idKey(attributes['exemption_category']));
  if (category === undefined) return 'its category cannot be seen';
  const known = Object.keys(INITIATIVES[initiative].members);
  const given = textsOf(attributes['policy_definition_reference_ids']);
  const members = given.flatMap((name) => known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? []);
  if (members.length < given.length) return 'it names a policy that is no member of the initiative';
  return {
    assignment: new Code(variable),
    scope,
    name: seen(exemption, 'name'),
    category,
    expiresOn: seen(exemption, 'expires_on') || 'never',
    members: members.length > 0 ? members : undefined,
    displayName: seen(exemption, 'display_name') || undefined,
    description: seen(exemption, 'description') || undefined,
  };
}
