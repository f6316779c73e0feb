import { INITIATIVES, type InitiativeMember, type InitiativeName } from '../../facts/initiatives';
import { INITIATIVE_EFFECTS } from '../../facts/policy';
import { STAGE_EFFECTS } from '../../facts/stages';
import type { Assignment, Rule } from '../model/estate';
import { blocks, isHidden, member, textOf, textsOf } from '../model/value';

/** The effects of an assignment, as the construct has them. */
export interface AdoptedEffects {
  readonly effect: string | undefined;
  readonly attachAgentIdentity: false | undefined;
  readonly memberEffects: Readonly<Record<string, string>>;
}

/**
 * The effects of an assignment and of its members, or why they cannot be expressed. The construct disables the members of an
 * operating system that the rule has no settings for: they keep the effect that they have.
 */
export function memberEffectsOf(
  { attributes, parameters }: Assignment,
  initiative: InitiativeName,
  rule: Rule,
): AdoptedEffects | string {
  const members: Readonly<Record<string, InitiativeMember>> = INITIATIVES[initiative].members;
  const memberEffects: Record<string, string> = {};
  let attachAgentIdentity: false | undefined;
  for (const override of blocks(attributes['overrides'])) {
    const [selector, ...others] = blocks(member(override, 'selectors'));
    const names = textsOf(member(selector, 'in'));
    const value = textOf(member(override, 'value'));
    const kind = textOf(member(selector, 'kind')) || 'policyDefinitionReferenceId';
    if (value === undefined || !EFFECT.test(value)) {
      return `it overrides ${value === undefined ? 'an effect that cannot be seen' : `something else than an effect, with '${value}'`}: the provider would turn it into an effect`;
    }
    if (others.length > 0 || kind !== 'policyDefinitionReferenceId' || names.length === 0) {
      return 'it overrides effects by something else than the members of the initiative';
    }
    for (const name of names) {
      const right = spelled(name, Object.keys(members));
      const stage = right === undefined ? undefined : members[right]?.stage;
      if (right === undefined || stage === undefined)
        return `it overrides '${name}', which is no member of the initiative`;
      const effect = spelled(value, STAGE_EFFECTS[stage]);
      if (effect === undefined) return `it overrides '${name}' with '${value}', which is no effect of that member`;
      if (stage === 'identity' && effect === 'Disabled') attachAgentIdentity = false;
      else memberEffects[right] = effect;
    }
  }
  const given = textOf(isHidden(parameters) ? undefined : parameters['effect']);
  const effect = given === undefined ? undefined : spelled(given, INITIATIVE_EFFECTS);
  if (given !== undefined && effect === undefined)
    return `its effect is '${given}', which the initiative does not allow`;
  if (effect !== 'Disabled') {
    for (const name of withoutSettings(initiative, rule)) memberEffects[name] ??= effect ?? INITIATIVE_EFFECTS[0];
  }
  return { effect, attachAgentIdentity, memberEffects };
}

/** Members of an initiative for an operating system that a rule has no settings for. */
export function withoutSettings(initiative: InitiativeName, { sources }: Rule): string[] {
  const members: Readonly<Record<string, InitiativeMember>> = INITIATIVES[initiative].members;
  return Object.entries(members)
    .filter(([, { os }]) => os !== undefined && sources.every((source) => source.os !== os))
    .map(([name]) => name);
}

const EFFECT = /^[A-Za-z]+$/;

/** The one of several words that differs from a word in case at most. */
function spelled(word: string, among: readonly string[]): string | undefined {
  return among.find((one) => one.toLowerCase() === word.toLowerCase());
}

/** The effect that a member has with the props of the construct. */
export function effectiveEffect(
  { effect, attachAgentIdentity, memberEffects = {} }: Partial<AdoptedEffects>,
  [name, { stage }]: readonly [string, InitiativeMember],
): string {
  if (stage === 'identity' && attachAgentIdentity === false) return 'Disabled';
  return memberEffects[name] ?? effect ?? INITIATIVE_EFFECTS[0];
}
