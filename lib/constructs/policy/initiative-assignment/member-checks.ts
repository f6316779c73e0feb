import { oneOfProblems, textProblems } from '../../../core/checks';
import { at, type Problem, phrase } from '../../../core/problems';
import { STAGE_EFFECTS } from '../../../facts/stages';
import { membersOf } from '../members';
import { placeholderProblems } from './compliance-messages';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** Problems of effects that a member does not allow, and of the effect that has a separate prop. */
export function memberEffectProblems(props: InitiativeAssignmentProps): Problem[] {
  const members = membersOf(props.kind);
  return given(props.memberEffects).flatMap(([name, effect]) => {
    const path = ['memberEffects', name];
    const stage = members.find(([known]) => known === name)?.[1].stage;
    if (stage === undefined) return [];
    if (stage !== 'identity') return oneOfProblems(path, effect, STAGE_EFFECTS[stage]);
    if (effect === 'Disabled') {
      const message = phrase`must not be 'Disabled': set ${at('attachAgentIdentity')} to false, which also removes two roles`;
      return [{ path, message }];
    }
    if (props.attachAgentIdentity === false) {
      const message = phrase`contradicts ${at('attachAgentIdentity')}: false, which disables the member: remove one`;
      return [{ path, message }];
    }
    return oneOfProblems(path, effect, STAGE_EFFECTS[stage]);
  });
}

interface GivenMessages {
  readonly nonComplianceMessages?: Readonly<Record<string, string | undefined>>;
}

/** Problems of the texts about machines that do not comply. */
export function messageProblems({ nonComplianceMessages }: GivenMessages): Problem[] {
  return given(nonComplianceMessages).flatMap(([name, text]) => [
    ...textProblems(['nonComplianceMessages', name], text),
    ...(String(text).trim() === ''
      ? [{ path: ['nonComplianceMessages', name], message: "must not be empty, got ''" }]
      : placeholderProblems(['nonComplianceMessages', name], String(text))),
  ]);
}

/** The values of single members. A member that is `undefined` counts as left out. */
function given(members: Readonly<Record<string, string | undefined>> | undefined): [string, string][] {
  return Object.entries(members ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
