import { rejectProblems } from '../../core/problems';
import { shapeProblems } from '../../core/shape-problems';
import type { OperatingSystem } from '../../facts/extension';
import {
  INITIATIVE_NAMES,
  INITIATIVES,
  type InitiativeMember,
  type InitiativeName,
  type MemberName,
} from '../../facts/initiatives';
import { ATTACHING_ROLES } from '../../facts/machine-policy';
import { INITIATIVE_EFFECTS, type InitiativeEffect } from '../../facts/policy';
import type { RoleName } from '../../facts/roles';
import { STAGES, type Stage } from '../../facts/stages';
import type { MemberEffects } from './policy-options';

const [DEPLOYS] = INITIATIVE_EFFECTS;

/** A member of an initiative with its reference id. */
export type Member = readonly [name: MemberName, member: InitiativeMember];

/** The props that decide the effect of each member. */
export interface Effects {
  readonly kind: InitiativeName;
  readonly effect?: InitiativeEffect;
  readonly attachAgentIdentity?: boolean;
  readonly memberEffects?: Readonly<Partial<Record<MemberName, string>>>;
  /** A rule without a data source for an operating system collects nothing from its machines. */
  readonly rule?: { readonly operatingSystems?: readonly OperatingSystem[] };
  readonly definition?: { readonly anyImage?: boolean };
}

/** The members of an initiative in the order in which a machine is onboarded. */
export function membersOf(initiative: InitiativeName): Member[] {
  const members = Object.entries(INITIATIVES[initiative].members) as [MemberName, InitiativeMember][];
  return STAGES.flatMap((stage) => members.filter(([, member]) => member.stage === stage));
}

/** The effect a member has in the end. */
export function effectOf(effects: Effects, [name, { stage, os }]: Member): string {
  if (stage === 'identity' && effects.attachAgentIdentity === false) return 'Disabled';
  const leftOut = os !== undefined && effects.rule?.operatingSystems?.includes(os) === false;
  return effects.memberEffects?.[name] ?? (leftOut ? 'Disabled' : (effects.effect ?? DEPLOYS));
}

/** The members that deploy something. They need their roles and can be remediated. */
export function deployingMembers(effects: Effects): Member[] {
  return membersOf(effects.kind).filter((member) => effectOf(effects, member) === DEPLOYS);
}

/** The stages of the deploying members, each once. */
export function deployingStages(effects: Effects): Stage[] {
  return [...new Set(deployingMembers(effects).map(([, { stage }]) => stage))];
}

/** The roles that the deploying members of some stages need at a scope, each once. */
export function rolesOf(effects: Effects, stages: readonly Stage[] = STAGES): RoleName[] {
  const members = deployingMembers(effects).filter(([, { stage }]) => stages.includes(stage));
  const roles = members.flatMap(([, { stage, roles }]) =>
    stage === 'identity' && isAnyImage(effects) ? WRITING_ROLES : roles,
  );
  return [...new Set(roles)];
}

/** What `AnyImageInitiative` needs to attach an identity, without the right to assign that identity. */
const WRITING_ROLES = ATTACHING_ROLES.filter((role) => role !== 'managedIdentityOperator');

/** Whether the members are those of `AnyImageInitiative`. */
export function isAnyImage({ definition }: Pick<Effects, 'definition'>): boolean {
  return definition?.anyImage === true;
}

/** The overrides of an assignment: the members whose effect is not that of the initiative's parameter, by effect. */
export function overridesOf(effects: Effects): { value: string; selectors: { in: string[] }[] }[] {
  const common = effects.effect ?? DEPLOYS;
  const byEffect = new Map<string, string[]>();
  for (const member of membersOf(effects.kind)) {
    const effect = effectOf(effects, member);
    if (effect !== common) byEffect.set(effect, [...(byEffect.get(effect) ?? []), member[0]]);
  }
  return [...byEffect].map(([value, members]) => ({ value, selectors: [{ in: members }] }));
}

/** Whether an initiative attaches an identity for the agent. Arc servers use their own. */
export function hasAgentIdentity(initiative: InitiativeName): boolean {
  return membersOf(initiative).some(([, { stage }]) => stage === 'identity');
}

/** The values for the members and stages of one initiative, out of those for several. */
export function ofInitiative<Values extends object>(initiative: InitiativeName, values?: Values): Values | undefined {
  if (values === undefined) return undefined;
  const own: readonly string[] = [...Object.keys(INITIATIVES[initiative]?.members ?? {}), ...STAGES];
  return Object.fromEntries(Object.entries(values).filter(([name]) => own.includes(name))) as Values;
}

/**
 * Effects that disable the members that install the change tracking extension, if something else installs it.
 * @throws if there is no such initiative
 */
export function extensionMembersDisabled<I extends InitiativeName>(kind: I): MemberEffects<I> {
  rejectProblems('extensionMembersDisabled', shapeProblems(kind, { one: INITIATIVE_NAMES }, ['kind']));
  const members = membersOf(kind).filter(([, { stage }]) => stage === 'extension');
  return Object.fromEntries(members.map(([name]) => [name, 'Disabled'])) as MemberEffects<I>;
}
