import type { Declaration } from './declaration';

/** Findings about machines. */
export const MACHINES_FINDINGS = {
  'machine-dropped': {
    severity: 'blocking',
    title: 'A machine stops reporting',
    when: 'A machine that was onboarded by name loses its association with a change tracking rule, the extension or the Azure Monitor Agent. An association that only moves to another address is none.',
    why: 'Without the agent, the extension and an association with the rule a machine reports nothing, unless a policy onboards it again.',
    todo: 'Keep the machine, or make sure that it is retired or covered by a policy.',
  },
  'second-rule': {
    severity: 'blocking',
    title: 'A machine gets a second change tracking rule',
    when: 'A machine is associated with more change tracking rules than before, and more than one.',
    why: 'A machine follows one rule of change tracking only; which one is not defined.',
    todo: 'Remove one of the associations.',
  },
  'extension-below-floor': {
    severity: 'blocking',
    title: 'The extension is older than Microsoft recommends',
    when: 'The change tracking extension is pinned to a version below the oldest one Microsoft recommends, by name or in a custom policy.',
    why: 'Versions below the recommended one miss data types and fixes.',
    todo: 'Pin a version at or above the recommended one.',
  },
  'extension-downgraded': {
    severity: 'blocking',
    title: 'The extension is downgraded',
    when: 'The change tracking extension is pinned to an older version than before.',
    why: 'Azure does not promise that an extension can go back, and older versions lack fixes.',
    todo: 'Keep the version, or remove and install the extension on purpose.',
  },
  'machine-added': {
    severity: 'information',
    title: 'More machines report',
    when: 'Machines are onboarded by name.',
    why: 'They are onboarded by name.',
    todo: 'Nothing.',
  },
  'extension-changed': {
    severity: 'information',
    title: 'The extension gets another version',
    when: 'The version of the change tracking extension changes, other than to an older one.',
    why: 'Machines install it when the change is applied.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, Declaration>;
