import { Construct } from 'constructs';
import { pascalCase } from '../../../core/letter-case';
import type { InitiativeName } from '../../../facts/initiatives';
import { acceptProps } from '../../kit/props';
import { report } from '../../kit/report';
import type { AnyImageInitiative } from '../any-image/any-image-initiative';
import { defineAnyImage } from '../any-image/define-any-image';
import { InitiativeAssignment } from '../initiative-assignment/initiative-assignment';
import { anyImagePartsOf } from '../initiative-assignment/onboarding';
import { PolicyIdentity } from '../policy-identity/policy-identity';
import { isNewIdentity } from '../policy-identity/policy-identity-props';
import { estateAssignmentsProblems, estateAssignmentsWarnings } from './estate-assignments-checks';
import type { EstateAssignmentsProps } from './estate-assignments-props';
import { type GeographyPart, partsOf } from './estate-parts';

/**
 * Policy for an estate of several geographies at one scope: every initiative once per geography, each for the locations
 * of that geography only, so that a machine reports to the rule of its geography. The rules may be in other stacks.
 */
export class EstateAssignments extends Construct {
  /** Assignments by geography and initiative. */
  readonly assignments: Readonly<Record<string, Readonly<Partial<Record<InitiativeName, InitiativeAssignment>>>>>;
  /** The identity created for the assignments, if `identity` asks for one. */
  readonly identity?: PolicyIdentity;
  /** The initiatives of `anyImage`, by kind. */
  readonly anyImage: Readonly<Partial<Record<InitiativeName, AnyImageInitiative>>>;

  /** @throws one error that lists every invalid prop, every location in two geographies and every unknown one */
  constructor(scope: Construct, id: string, props: EstateAssignmentsProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'EstateAssignments', props, estateAssignmentsProblems);
    props = accepted.props;
    report(this, estateAssignmentsWarnings(props), props.acknowledgedWarnings);
    const { identity } = props;
    this.identity = isNewIdentity(identity) ? new PolicyIdentity(this, 'PolicyIdentity', identity) : undefined;
    this.anyImage = defineAnyImage(this, anyImagePartsOf(props));
    this.assignments = Object.fromEntries(
      partsOf(props, this.identity, this.anyImage).map((part) => [part.name, this.assign(part)]),
    );
  }

  private assign({ name, assignments }: GeographyPart): Partial<Record<InitiativeName, InitiativeAssignment>> {
    const parent = new Construct(this, pascalCase(name));
    return Object.fromEntries(
      assignments
        .filter(({ machineLocations = [] }) => machineLocations.length > 0)
        .map((props) => [props.kind, new InitiativeAssignment(parent, pascalCase(props.kind), props)]),
    );
  }
}
