import { INITIATIVE_NAMES, type InitiativeName } from '../../../facts/initiatives';
import { hasAgentIdentity, ofInitiative } from '../members';
import type { DefinitionVersion } from '../pinned-initiative/initiative-copy';
import type { MemberEffects, NonComplianceMessages, RemediationOptions } from '../policy-options';
import type {
  ComputeOptions,
  InitiativeAssignmentOptions,
  InitiativeAssignmentProps,
} from './initiative-assignment-props';

/** Props of onboarding by several initiatives that are the same for each of them. */
export interface OnboardingOptions
  extends Omit<InitiativeAssignmentOptions, 'rule' | 'name' | 'displayName' | 'description'>,
    Partial<ComputeOptions> {
  /**
   * The initiatives to assign. Changing them destroys the assignments of those that are left out, with their roles.
   * @default - all three
   */
  readonly kinds?: readonly InitiativeName[];
  /**
   * Versions of the built-in initiatives, such as `{ virtualMachines: '1.2.*' }`; see `InitiativeAssignment`. Changing
   * from or to no version needs `importAssignment`: without it, azapi refuses to create what exists, and the way back
   * replaces the assignment.
   * @default - the newest major version of each
   */
  readonly definitionVersions?: { readonly [I in InitiativeName]?: DefinitionVersion };
  /**
   * Effects of single members that differ from `effect`.
   * @default - none
   */
  readonly memberEffects?: MemberEffects;
  /**
   * Messages that Azure shows for a machine that does not comply, by member or by stage; see `InitiativeAssignment`.
   * @default - one sentence per member that names the missing part
   */
  readonly nonComplianceMessages?: NonComplianceMessages;
  /**
   * Remediates existing machines; see `InitiativeAssignment`. `{}` accepts every default.
   * @default - existing machines are only reported; policy deploys to machines that are created or changed later
   */
  readonly remediation?: Omit<RemediationOptions, 'members'>;
}

/** The assignments of onboarding, one for each initiative. */
export function assignmentsOf(
  options: OnboardingOptions & Pick<InitiativeAssignmentOptions, 'rule'>,
): InitiativeAssignmentProps[] {
  const {
    kinds = INITIATIVE_NAMES,
    agentIdentity,
    attachAgentIdentity,
    memberEffects,
    nonComplianceMessages,
    definitionVersions,
    ...shared
  } = options;
  return kinds.map(
    (kind) =>
      ({
        ...shared,
        kind,
        definitionVersion: definitionVersions?.[kind],
        memberEffects: ofInitiative(kind, memberEffects),
        nonComplianceMessages: ofInitiative(kind, nonComplianceMessages),
        ...(hasAgentIdentity(kind) && { agentIdentity, attachAgentIdentity }),
      }) as InitiativeAssignmentProps,
  );
}
