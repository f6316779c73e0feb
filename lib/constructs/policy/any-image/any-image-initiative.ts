import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { EXTENSION_FLOOR } from '../../../facts/extension';
import { INITIATIVES, type InitiativeName } from '../../../facts/initiatives';
import { INITIATIVE_EFFECTS } from '../../../facts/policy';
import { checkLater } from '../../kit/check-later';
import { acceptProps } from '../../kit/props';
import { refuseTwins } from '../../kit/twins';
import { assignmentName } from '../assignment-names';
import { type AssignmentScope, resolveScope } from '../assignment-scope';
import { watchCloud } from '../cloud-watch';
import { CustomInitiative } from '../custom-initiative';
import { initiativeParameterDefinitions } from '../pinned-initiative/initiative-copy';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import { watchQuotas } from '../scope-quotas';
import { anyImageInitiativeProblems } from './any-image-initiative-checks';
import type { AnyImageInitiativeProps } from './any-image-initiative-props';
import { ANY_LOCATIONS, onboardingPolicies } from './onboarding-policies';

/**
 * The members of a built-in initiative as policies of this library, for machines of any image and location: they read the
 * operating system from the disk instead of comparing the image with Microsoft's lists. Pass it to `InitiativeAssignment`
 * as `definition`, instead of the built-in initiative or in a second assignment with a `nameSuffix`.
 *
 * They install what the built-in members install, also on appliances, whose vendors may not support it: exclude those with
 * `notScopes` or an exemption. They skip the nodes of Kubernetes clusters. Nothing was run against Azure.
 */
export class AnyImageInitiative<I extends InitiativeName = InitiativeName>
  extends Construct
  implements IPinnedInitiative
{
  readonly definitionId: string;
  readonly kind: I;
  readonly scope: AssignmentScope;
  readonly anyImage = true;

  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: AnyImageInitiativeProps<I>) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'AnyImageInitiative', props, anyImageInitiativeProblems);
    props = accepted.props;
    const { kind } = props;
    this.kind = kind;
    this.scope = props.scope;
    const { effect: _, ...parameters } = initiativeParameterDefinitions(kind);
    const custom = new CustomInitiative(this, 'Initiative', {
      at: resolveScope(props.scope),
      name: props.name ?? assignmentName({ kind, nameSuffix: 'any-image' }),
      displayName: `${INITIATIVES[kind].displayName}, of any image`,
      effects: INITIATIVE_EFFECTS,
      parameters: { ...parameters, listOfApplicableLocations: ANY_LOCATIONS },
      policies: onboardingPolicies(kind, props.minimumVersion ?? EXTENSION_FLOOR),
    });
    this.definitionId = custom.definitionId;
    checkLater(custom.first, accepted.unchecked, this.node.path);
    watchCloud(this, custom.first, props.acknowledgedWarnings);
    refuseTwins(this);
    watchQuotas(this, TerraformStack.of(this), props.acknowledgedWarnings);
  }
}
