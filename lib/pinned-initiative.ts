import { Construct } from 'constructs';
import { pinnedInitiativeProblems } from './checks/pinned-initiative';
import { terraformJson } from './core/known';
import { rejectProblems } from './core/problems';
import { type AssignmentScope, resolveScope } from './core/scope';
import { templateProblems } from './core/text';
import { definePolicySet } from './custom-initiative';
import type { InitiativeName, MemberName } from './facts/initiatives';
import { assignmentName } from './policy/names';
import {
  type DefinitionVersion,
  initiativeParameterDefinitions,
  memberReferences,
  pinnedDisplayName,
} from './policy/pinned-initiative';
import { refuseTwins } from './twins';

/** An initiative with the members and parameters of a built-in one. */
export interface IPinnedInitiative {
  readonly definitionId: string;
  readonly initiative: InitiativeName;
  /** Where it is defined; absent where that is not known here. */
  readonly scope?: AssignmentScope;
}

export interface PinnedInitiativeProps<I extends InitiativeName = InitiativeName> {
  /** The built-in initiative to copy. */
  readonly initiative: I;
  /**
   * Where the copy is defined, at or above what it is assigned to: a management group, or the subscription of the
   * provider, which a resource group stands for too. Changing it replaces the copy and its assignments.
   */
  readonly scope: AssignmentScope;
  /**
   * Name of the copy. Changing it replaces the copy and its assignments.
   * @default - that of the assignment and `-pinned`, such as ct-vm-pinned
   */
  readonly name?: string;
  /**
   * Versions of single members, such as `2.1.*`. Azure takes no patch version.
   * @default - the versions the built-in initiative pins, such as `2.*.*`
   */
  readonly versions?: { readonly [M in MemberName<I>]?: DefinitionVersion };
}

/**
 * A copy of a built-in initiative whose members are pinned to versions of their definitions. The provider cannot pin an
 * assignment to a version of the built-in initiative; this is how to decide oneself when members change. Give it to
 * `InitiativeAssignment` as `definition`.
 */
export class PinnedInitiative<I extends InitiativeName = InitiativeName>
  extends Construct
  implements IPinnedInitiative
{
  readonly definitionId: string;
  readonly initiative: I;
  readonly scope: AssignmentScope;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PinnedInitiativeProps<I>) {
    super(scope, id);
    rejectProblems(this.node.path, [...templateProblems(props), ...pinnedInitiativeProblems(props)]);
    const { initiative } = props;
    this.initiative = initiative;
    this.scope = props.scope;
    refuseTwins(this);
    this.definitionId = definePolicySet(this, 'Resource', resolveScope(props.scope), {
      name: props.name ?? assignmentName({ initiative, nameSuffix: 'pinned' }),
      displayName: pinnedDisplayName(initiative),
      parameters: terraformJson(initiativeParameterDefinitions(initiative)),
      policyDefinitionReference: memberReferences(initiative, props.versions),
    });
  }
}
