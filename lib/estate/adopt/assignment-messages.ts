import { INITIATIVES, type InitiativeName } from '../../facts/initiatives';
import type { Assignment } from '../model/estate';
import { blocks, isUnseen, member, textOf } from '../model/value';
import { escaped } from './adopting';

/** The messages of members by the names of the members. */
export function messagesOf({ attributes }: Assignment, initiative: InitiativeName): Record<string, string> {
  const members = Object.keys(INITIATIVES[initiative].members);
  return Object.fromEntries(
    blocks(attributes['non_compliance_message']).flatMap((block) => {
      const reference = textOf(member(block, 'policy_definition_reference_id'))?.toLowerCase();
      const content = textOf(member(block, 'content'));
      const name = members.find((one) => one.toLowerCase() === reference);
      return name === undefined || content === undefined || isUnseen(content) ? [] : [[name, escaped(content)]];
    }),
  );
}

/** How many messages an assignment has. */
export function countMessages({ attributes }: Assignment): number {
  return blocks(attributes['non_compliance_message']).length;
}
