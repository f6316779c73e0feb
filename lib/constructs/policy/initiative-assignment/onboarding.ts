import { INITIATIVE_NAMES, type InitiativeName } from '../../../facts/initiatives';
import type { AnyImageInitiativeProps } from '../any-image/any-image-initiative-props';
import { assignmentName } from '../assignment-names';
import type { AssignmentScope } from '../assignment-scope';
import { hasAgentIdentity, ofInitiative } from '../members';
import type { DefinitionVersion } from '../pinned-initiative/initiative-copy';
import type { IPinnedInitiative } from '../pinned-initiative/pinned-initiative-props';
import type { MemberEffects, NonComplianceMessages, RemediationOptions } from '../policy-options';
import type {
  ComputeOptions,
  InitiativeAssignmentOptions,
  InitiativeAssignmentProps,
} from './initiative-assignment-props';

/** Options of the initiatives for machines of any image. */
export type AnyImageOptions = Pick<AnyImageInitiativeProps, 'minimumVersion'>;

/** The definitions to assign instead of the built-in initiatives. */
export type Definitions = Readonly<Partial<Record<InitiativeName, IPinnedInitiative>>>;

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
   * Assigns an `AnyImageInitiative` for each kind instead of the built-in initiative, for machines whose image is on none of
   * Microsoft's lists. It is defined at `scope`, with the same members, and also installs on appliances: exclude those. `{}`
   * accepts every default. Changing from or to none replaces the assignments, with their roles. Not with `definitionVersions`
   * or the identity `'builtIn'`.
   * @default - the built-in initiatives
   */
  readonly anyImage?: AnyImageOptions;
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
  definitions: Definitions,
): InitiativeAssignmentProps[] {
  const {
    kinds = INITIATIVE_NAMES,
    agentIdentity,
    attachAgentIdentity,
    memberEffects,
    nonComplianceMessages,
    definitionVersions,
    anyImage,
    ...shared
  } = options;
  return kinds.map(
    (kind) =>
      ({
        ...shared,
        kind,
        // Both at once are refused, at the props of the caller.
        ...(anyImage === undefined
          ? { definitionVersion: definitionVersions?.[kind] }
          : { definition: definitions[kind] ?? standInOf(kind, options.scope) }),
        memberEffects: ofInitiative(kind, memberEffects),
        nonComplianceMessages: ofInitiative(kind, nonComplianceMessages),
        ...(hasAgentIdentity(kind) && { agentIdentity, attachAgentIdentity }),
      }) as InitiativeAssignmentProps,
  );
}

/** The options that describe the initiatives of any image. */
export type AnyImageSource = Pick<
  OnboardingOptions,
  'kinds' | 'anyImage' | 'scope' | 'nameSuffix' | 'acknowledgedWarnings' | 'definitionVersions'
>;

/** The initiatives of any image that onboarding defines, one for each kind. */
export function anyImagePartsOf({
  kinds = INITIATIVE_NAMES,
  anyImage,
  scope,
  nameSuffix,
  acknowledgedWarnings,
}: AnyImageSource): AnyImageInitiativeProps[] {
  if (anyImage === undefined) return [];
  return kinds.map((kind) => ({
    ...anyImage,
    kind,
    scope,
    name: assignmentName({ kind, nameSuffix: nameSuffix === undefined ? 'any-image' : `${nameSuffix}-any-image` }),
    acknowledgedWarnings,
  }));
}

/** Stands for a definition that does not exist yet. */
function standInOf(kind: InitiativeName, scope: AssignmentScope): IPinnedInitiative {
  return { kind, scope, definitionId: '${definition}', anyImage: true };
}
