import type { Path, Problem } from '../../../core/problems';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../../../facts/extension';
import { MACHINE_WORDS, OS_WORDS } from '../../../facts/initiative-members';
import { INITIATIVES, type InitiativeName } from '../../../facts/initiatives';
import { MEMBER_TITLES } from '../../../facts/member-titles';
import { segmentOf } from '../../kit/id-segments';
import { assignmentName } from '../assignment-names';
import { effectOf, type Member, membersOf } from '../members';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** What may be named in a message. */
const PLACEHOLDERS = ['title', 'member', 'operatingSystem', 'machine', 'rule', 'initiative', 'assignment'] as const;

/** What each placeholder stands for in the message of a member. */
export type MessageWords = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>;

function wordsOf(props: InitiativeAssignmentProps, [name, { os }]: Member): MessageWords {
  return {
    title: MEMBER_TITLES[name],
    member: name,
    operatingSystem: systemWords(os ? [os] : OPERATING_SYSTEMS),
    machine: MACHINE_WORDS[props.kind],
    rule: ruleName(props.rule.ruleId),
    initiative: INITIATIVES[props.kind].displayName,
    assignment: assignmentName(props),
  };
}

export function systemWords(systems: readonly OperatingSystem[]): string {
  return systems.map((os) => OS_WORDS[os]).join(', ');
}

export function ruleName(ruleId: string): string {
  return segmentOf(ruleId, RULE_NAME);
}

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
      return messageFor(name, given[name] ?? given[stage], {
        words: () => wordsOf(props, member),
        otherwise: () => defaultMessage(props.kind, member),
      });
    });
}

/** The message of a policy: the text that is given with its placeholders replaced, or the default. */
export function messageFor(
  name: string,
  text: string | undefined,
  { words, otherwise }: { readonly words: () => MessageWords; readonly otherwise: () => string },
) {
  return { content: text === undefined ? otherwise() : filled(text, words()), policyDefinitionReferenceId: name };
}

function filled(text: string, words: MessageWords): string {
  return text.replaceAll(BRACES, (braces, name: string | undefined) =>
    name === undefined ? braces.slice(1) : (words[name as keyof MessageWords] ?? braces),
  );
}

/** Problems of placeholders that do not exist. */
export function placeholderProblems(path: Path, text: string): Problem[] {
  const known = PLACEHOLDERS.map((name) => `{${name}}`);
  return [...text.matchAll(BRACES)].flatMap(([braces, name]) =>
    name === undefined || (known as readonly string[]).includes(braces)
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
