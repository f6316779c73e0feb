import type { Declaration } from './declaration';

/** Findings about policy. */
export const POLICY_FINDINGS = {
  'assignment-removed': {
    severity: 'blocking',
    title: 'A policy assignment is removed',
    when: 'An assignment of a change tracking initiative goes away and the same initiative is not assigned at the same scope elsewhere in the input.',
    why: 'New machines below its scope are no longer onboarded.',
    todo: 'Keep it, or assign the initiative at a scope that covers the same machines.',
  },
  'assignment-disabled': {
    severity: 'blocking',
    title: 'A policy is switched off',
    when: 'The effect of an assignment, of one of its members or of a custom policy becomes Disabled.',
    why: 'New machines below its scope are no longer onboarded, and remediation does nothing.',
    todo: 'Set the effect to DeployIfNotExists.',
  },
  'assignment-not-enforced': {
    severity: 'blocking',
    title: 'A policy is no longer enforced',
    when: 'The enforcement of an assignment is switched off.',
    why: 'Azure only reports what is missing; new machines are not onboarded.',
    todo: 'Set enforce to true.',
  },
  'scope-changed': {
    severity: 'blocking',
    title: 'A policy is assigned somewhere else',
    when: 'An assignment is moved to another scope, which Terraform does by replacing it.',
    why: 'Machines that are only below the old scope are no longer onboarded, and the assignment gets a new identity without its roles.',
    todo: 'Add an assignment for the new scope instead of moving this one.',
  },
  'scope-narrowed': {
    severity: 'blocking',
    title: 'A policy covers fewer machines',
    when: 'An assignment gets excluded scopes, fewer locations or more resource selectors, an exemption from it is added, or a policy is left out of an initiative of your own.',
    why: 'New machines in what is left out are no longer onboarded.',
    todo: 'Make sure that no machine in what is left out has to be tracked.',
  },
  'remediation-removed': {
    severity: 'blocking',
    title: 'A remediation is removed',
    when: 'A remediation of a change tracking initiative goes away, its assignment stays, and no other remediation is for the same member.',
    why: 'Machines that exist already are onboarded by remediation only, and nothing takes its place.',
    todo: 'Keep a remediation for that member of the assignment.',
  },
  'assignment-added': {
    severity: 'information',
    title: 'More machines are onboarded by policy',
    when: 'A change tracking initiative is assigned.',
    why: 'Machines below the scope are onboarded, existing ones by remediation.',
    todo: 'Nothing.',
  },
} as const satisfies Record<string, Declaration>;
