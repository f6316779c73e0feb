import type { Path, Problem } from '../../../core/problems';
import { OPERATING_SYSTEMS } from '../../../facts/extension';
import { MACHINE_WORDS, OS_WORDS } from '../../../facts/initiative-members';
import { INITIATIVES, type InitiativeName } from '../../../facts/initiatives';
import { MEMBER_TITLES } from '../../../facts/member-titles';
import { segmentOf } from '../../kit/id-segments';
import { assignmentName } from '../assignment-names';
import { effectOf, type Member, membersOf } from '../members';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** What a placeholder in a message stands for. */
const PLACEHOLDERS: Readonly<Record<string, (props: InitiativeAssignmentProps, member: Member) => string>> = {
  title: (_, [name]) => MEMBER_TITLES[name],
  member: (_, [name]) => name,
  operatingSystem: (_, [, { os }]) => (os ? [os] : OPERATING_SYSTEMS).map((one) => OS_WORDS[one]).join(', '),
  machine: ({ kind }) => MACHINE_WORDS[kind],
  rule: ({ rule }) => segmentOf(rule.ruleId, RULE_NAME),
  initiative: ({ kind }) => INITIATIVES[kind].displayName,
  assignment: (props) => assignmentName(props),
};

/** The segment of the id of a rule that is its name. */
const RULE_NAME = 8;

/** A doubled brace, or a placeholder. Terraform's own templates are neither. */
const BRACES = /(?<![$%])\{\{|\}\}|(?<![$%])\{(\w+)\}/g;

/** The messages of an assignment, one for each active member. */
export function nonComplianceMessages(props: InitiativeAssignmentProps) {
  const given: Readonly<Record<string, string | undefined>> = props.nonComplianceMessages ?? {};
  return membersOf(props.kind)
    .filter((member) => effectOf(props, member) !== 'Disabled')
    .map((member) => {
      const [name, { stage }] = member;
      const text = given[name] ?? given[stage];
      return {
        content: text === undefined ? defaultMessage(props.kind, member) : filled(text, props, member),
        policyDefinitionReferenceId: name,
      };
    });
}

function filled(text: string, props: InitiativeAssignmentProps, member: Member): string {
  return text.replaceAll(BRACES, (braces, name: string | undefined) =>
    name === undefined ? braces.slice(1) : (PLACEHOLDERS[name]?.(props, member) ?? braces),
  );
}

/** Problems of placeholders that do not exist. */
export function placeholderProblems(path: Path, text: string): Problem[] {
  const known = Object.keys(PLACEHOLDERS).map((name) => `{${name}}`);
  return [...text.matchAll(BRACES)].flatMap(([braces, name]) =>
    name === undefined || known.includes(braces)
      ? []
      : [
          {
            path,
            message: `has the unknown placeholder ${braces}: known are ${known.join(', ')}; write {{ and }} for braces`,
          },
        ],
  );
}

/** The missing part and its consequence. */
export function defaultMessage(initiative: InitiativeName, [, { stage, os }]: Member): string {
  const machine = [os && OS_WORDS[os], MACHINE_WORDS[initiative]].filter(Boolean).join(' ');
  switch (stage) {
    case 'identity':
      return `The identity of the Azure Monitor Agent is not attached to this ${machine}, so the agent cannot sign in.`;
    case 'agent':
      return `The Azure Monitor Agent is not installed on this ${machine}, so nothing is reported from it.`;
    case 'extension':
      return `The change tracking extension is not installed on this ${machine}, so its changes are not recorded.`;
    case 'association':
      return `This ${machine} is not associated with the change tracking rule, so its agent does not collect any changes.`;
  }
}
