import type { Declaration } from './declaration';

/** Findings about rules. */
export const RULES_FINDINGS = {
  'rule-removed': {
    severity: 'blocking',
    title: 'The data collection rule is destroyed',
    when: 'A change tracking rule is destroyed, or has no data source of change tracking any more.',
    why: 'Machines that use it stop reporting.',
    todo: 'Associate the machines with another rule first.',
  },
  'rule-replaced': {
    severity: 'blocking',
    title: 'The data collection rule is replaced',
    when: 'A change tracking rule is destroyed and created again, or a policy assignment associates machines with another rule.',
    why: 'Machines that a policy associated keep their association with the old rule: a remediation adds one with the new rule and never takes the old one away.',
    todo: 'Keep the rule, or remove the old associations and remediate the association members of the assignments afterwards.',
  },
  'os-removed': {
    severity: 'blocking',
    title: 'An operating system is left out of the rule',
    when: 'A rule has no data source for Windows or Linux any more.',
    why: 'Machines with that operating system stop reporting.',
    todo: 'Keep the data source of that operating system.',
  },
  'stream-missing': {
    severity: 'blocking',
    title: 'A stream does not reach the workspace',
    when: 'A data source or the data flow of a rule lacks a stream of change tracking that it had, or a new rule lacks one.',
    why: 'The service expects all three streams of change tracking from every data source to one workspace.',
    todo: 'List the stream in the data source and in the data flow.',
  },
  'stream-unknown': {
    severity: 'blocking',
    title: 'A stream does not belong to change tracking',
    when: 'A data source or data flow names a stream that looks like one of change tracking and is none.',
    why: 'Azure takes any name here, and nothing arrives under a wrong one.',
    todo: 'Write the stream as Microsoft spells it.',
  },
  'flow-broken': {
    severity: 'blocking',
    title: 'A data flow has no workspace to go to',
    when: 'A data flow names a destination that the rule does not define.',
    why: 'Data of change tracking goes to a Log Analytics workspace or nowhere.',
    todo: 'Name a destination that the rule defines.',
  },
  'destination-changed': {
    severity: 'attention',
    title: 'Data goes to another workspace',
    when: 'A rule writes to another workspace, or uploads content to another storage account.',
    why: 'The history stays in the old workspace; queries and alerts on it see nothing new.',
    todo: 'Check that queries, alerts and access are there in the new workspace.',
  },
} as const satisfies Record<string, Declaration>;
