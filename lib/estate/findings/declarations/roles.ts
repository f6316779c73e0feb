import type { Declaration } from './declaration';

/** Findings about roles. */
export const ROLES_FINDINGS = {
  'role-broadened': {
    severity: 'blocking',
    title: 'An identity gets a broader role',
    when: 'An identity of change tracking gets Owner or Role Based Access Control Administrator, a broader role than it had, or its role at a wider scope.',
    why: 'It may do more, or the same in more places, than onboarding needs.',
    todo: 'Grant the roles the initiative names, at the scope of the assignment.',
  },
  'role-added': {
    severity: 'attention',
    title: 'A role is granted',
    when: 'An identity of change tracking gets a role, or somebody gets a role on the rule or the content storage.',
    why: 'Somebody may do something they could not do before.',
    todo: 'Check that the role and its scope are needed.',
  },
  'role-removed': {
    severity: 'attention',
    title: 'A role is taken away',
    when: 'A role of an identity of change tracking, or on the rule or the content storage, is taken away.',
    why: 'What used it stops working: onboarding by policy, or the upload of content.',
    todo: 'Check that nothing needs it any more.',
  },
} as const satisfies Record<string, Declaration>;
