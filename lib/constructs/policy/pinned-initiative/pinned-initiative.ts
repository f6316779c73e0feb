import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import type { InitiativeName } from '../../../facts/initiatives';
import { checkLater } from '../../kit/check-later';
import { jsonArgument } from '../../kit/json-text';
import { later } from '../../kit/later';
import { acceptProps } from '../../kit/props';
import { report } from '../../kit/report';
import { refuseTwins } from '../../kit/twins';
import { assignmentName } from '../assignment-names';
import { type AssignmentScope, resolveScope } from '../assignment-scope';
import { watchCloud } from '../cloud-watch';
import { definePolicySet } from '../custom-initiative';
import { watchQuotas } from '../scope-quotas';
import { initiativeParameterDefinitions, memberReferences, pinnedDisplayName } from './initiative-copy';
import { pinnedInitiativeProblems, pinnedInitiativeWarnings } from './pinned-initiative-checks';
import type { IPinnedInitiative, PinnedInitiativeProps } from './pinned-initiative-props';

/**
 * A copy of a built-in initiative with pinned policy versions. The provider cannot pin an assignment to a version of
 * the built-in initiative; with a copy, you decide when members change. Pass it to `InitiativeAssignment` as
 * `definition`.
 */
export class PinnedInitiative<I extends InitiativeName = InitiativeName>
  extends Construct
  implements IPinnedInitiative
{
  readonly definitionId: string;
  readonly kind: I;
  readonly scope: AssignmentScope;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: PinnedInitiativeProps<I>) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'PinnedInitiative', props, pinnedInitiativeProblems);
    props = accepted.props;
    report(this, pinnedInitiativeWarnings(props), props.acknowledgedWarnings);
    const { kind } = props;
    this.kind = kind;
    this.scope = props.scope;
    refuseTwins(this);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
    const definition = definePolicySet(this, 'Resource', resolveScope(props.scope), {
      name: props.name ?? assignmentName({ kind, nameSuffix: 'pinned' }),
      displayName: pinnedDisplayName(kind),
      parameters: jsonArgument(initiativeParameterDefinitions(kind)),
      policyDefinitionReference: memberReferences(kind, props.versions),
    });
    checkLater(definition, accepted.unchecked);
    watchCloud(this, definition, undefined, 'use an AnyImageInitiative');
    this.definitionId = later(() => definition.id);
  }
}
