import type { INITIATIVES, InitiativeName, MemberName } from '../../facts/initiatives';
import type { DiscoveryMode, SelectorKind } from '../../facts/policy';
import type { Location } from '../../facts/regions';
import type { STAGE_EFFECTS, Stage } from '../../facts/stages';

/**
 * The user-assigned identity with which the Azure Monitor Agent signs in on virtual machines and scale sets:
 *
 * - `{ identityId }`: one identity for all machines, in any subscription. Azure adds no lock.
 * - `{ identityName, resourceGroupName }`: an existing identity of that name in that group of every subscription in
 *   scope. Azure puts a lock `CanNotDeleteLock-<name>` on each, which keeps Terraform from destroying it.
 * - `'builtIn'`: Azure creates a group `Built-In-Identity-RG` in eastus, an identity per location and locks, in every
 *   subscription in scope.
 *
 * A machine with exactly one user-assigned identity and no system-assigned one counts as compliant and does not get
 * this identity, although its agent is configured to use it: attach the identity to such machines yourself.
 */
export type AgentIdentity =
  | {
      /** Id of one identity for all machines. */
      readonly identityId: string;
      readonly identityName?: never;
      readonly resourceGroupName?: never;
    }
  | {
      /** Name of an identity that exists in every subscription in scope. */
      readonly identityName: string;
      /** Name of its resource group, the same in every subscription. */
      readonly resourceGroupName: string;
      readonly identityId?: never;
    }
  | 'builtIn';

type Members = { readonly [I in InitiativeName]: (typeof INITIATIVES)[I]['members'] };

type MemberOf<M extends MemberName> = {
  [I in InitiativeName]: M extends keyof Members[I] ? Members[I][M] : never;
}[InitiativeName];

type EffectOf<Member> = Member extends { readonly stage: 'identity' }
  ? Exclude<(typeof STAGE_EFFECTS)['identity'][number], 'Disabled'>
  : Member extends { readonly stage: infer S extends Stage }
    ? (typeof STAGE_EFFECTS)[S][number]
    : never;

/**
 * Effects of single members, for each that differs from the rest. Identity members cannot be `Disabled` here: set
 * `attachAgentIdentity` to `false` instead.
 */
export type MemberEffects<I extends InitiativeName = InitiativeName> = {
  readonly [M in MemberName<I>]?: EffectOf<MemberOf<M>>;
};

/** Messages that Azure shows for a machine that does not comply, for each member or stage whose text is not the default. */
export type NonComplianceMessages<I extends InitiativeName = InitiativeName> = {
  readonly [M in MemberName<I> | Stage]?: string;
};

/** One condition of a resource selector: at most 50 values to include (`in`) or to exclude (`notIn`). */
export type Selector = {
  /** What is compared: the location of the machine, or its resource type. */
  readonly kind: SelectorKind;
} & (
  | {
      /** Values of the machines to select. */
      readonly in: readonly string[];
      readonly notIn?: never;
    }
  | {
      /** Values of the machines to leave out. */
      readonly notIn: readonly string[];
      readonly in?: never;
    }
);

/**
 * Restricts an assignment to the resources that meet all of its conditions. Azure's third kind,
 * `resourceWithoutLocation`, is not supported: every machine has a location.
 */
export interface ResourceSelector {
  /**
   * Name of the selector, at least one character.
   * @default - `selector-` and the number of the selector in the list, from 1
   */
  readonly name?: string;
  /** Each kind at most once. */
  readonly selectors: readonly Selector[];
}

/** Options of the remediation of existing machines. */
export interface RemediationOptions<M extends string = MemberName> {
  /**
   * Members to run a task for.
   * @default - every member that deploys something
   */
  readonly members?: readonly M[];
  /**
   * Share of failed deployments at which a task stops, more than 0 and at most 1.
   * @default 0.1
   */
  readonly failureThreshold?: number;
  /**
   * Machines a task deploys to at the same time, 1 to 30.
   * @default - 10, chosen by Azure
   */
  readonly parallelDeployments?: number;
  /**
   * Machines a task deploys to at most, 1 to 50000. Azure's own default is 500.
   * @default 50000
   */
  readonly resourceCount?: number;
  /**
   * Locations of the machines to deploy to. Changing them replaces the tasks.
   * @default - all
   */
  readonly locationFilters?: readonly Location[];
  /**
   * Whether to deploy only to machines known not to comply, or to evaluate all machines first. A new assignment needs
   * the latter: it has no evaluated machines yet. At a management group, Azure supports only the former.
   * @default - ReEvaluateCompliance; at a management group ExistingNonCompliant
   */
  readonly resourceDiscoveryMode?: DiscoveryMode;
  /**
   * Seconds to wait after a role of the identity is granted, before the first task starts: 0 to 3600, a literal; 0 does not
   * wait. A deployment whose role does not act yet fails, and its task does not repeat it. Terraform waits once for all
   * roles it creates, with `sleep` in a `local-exec` provisioner, and never for a role that exists or is imported. Azure
   * takes up to 10 minutes.
   * @default 120
   */
  readonly roleWaitSeconds?: number;
  /**
   * Number of the run, from 1 to 100. Raising it runs every task again, for example after failures: Terraform creates new
   * tasks and forgets the earlier ones, which Azure keeps. Do not lower it: the earlier tasks have the names of those runs.
   * @default 1
   */
  readonly run?: number;
}
