import { COMMON_FINDINGS } from './declarations/common';
import { SEVERITIES } from './declarations/declaration';
import { MACHINES_FINDINGS } from './declarations/machines';
import { POLICY_FINDINGS } from './declarations/policy';
import { ROLES_FINDINGS } from './declarations/roles';
import { RULES_FINDINGS } from './declarations/rules';
import { SETTINGS_FINDINGS } from './declarations/settings';
import { STORAGE_FINDINGS } from './declarations/storage';
import { WORKSPACES_FINDINGS } from './declarations/workspaces';

export { SEVERITIES, type Severity } from './declarations/declaration';

const ALL = {
  ...WORKSPACES_FINDINGS,
  ...RULES_FINDINGS,
  ...SETTINGS_FINDINGS,
  ...MACHINES_FINDINGS,
  ...POLICY_FINDINGS,
  ...ROLES_FINDINGS,
  ...STORAGE_FINDINGS,
  ...COMMON_FINDINGS,
} as const;

export type FindingId = keyof typeof ALL;

/** Every finding, by an id that never changes, the gravest first. `docs/findings` has a page for each. */
export const FINDINGS = Object.fromEntries(
  SEVERITIES.flatMap((severity) => Object.entries(ALL).filter(([, declared]) => declared.severity === severity)),
) as typeof ALL;
