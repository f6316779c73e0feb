import { textProblems } from '../core/checks';
import { bytesOf } from '../core/expressions';
import { isKnown } from '../core/known';
import type { Path, Problem } from '../core/problems';
import { laterProblem, propProblems } from '../core/text-rules';

interface NameRule {
  readonly pattern: RegExp;
  /** Names that are refused although the pattern accepts them. */
  readonly refused?: RegExp;
  readonly allowed: string;
  /** Maximum bytes, if the pattern accepts letters beyond ASCII. */
  readonly bytes?: number;
}

/**
 * Names that the provider and Azure accept, per kind of resource.
 *
 * Source of alert rules and action groups, whose names the provider does not check: MicrosoftDocs/azure-docs
 * `azure-resource-manager/management/resource-name-rules.md`, looked up 2026-11-26. The semicolon is refused only in a rule
 * with an identity (azure-monitor-docs `alerts/alerts-create-log-alert-rule.md`). Source of private link scopes:
 * `validate.PrivateLinkScopeName` of the provider. No source has the rule of data collection endpoints: that of rules is
 * used for them.
 */
const NAME_RULES = {
  workspace: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    allowed: '4 to 63 letters, digits and hyphens, first and last a letter or digit',
  },
  dataCollectionRule: {
    pattern: /^[^<>*%&:\\?+/#\s]{1,260}$/,
    allowed: '1 to 260 characters, no space and none of <>*%&:\\?+/#',
  },
  resourceGroup: {
    pattern: /^[-\w._()]{0,89}[-\w_()]$/,
    allowed: '1 to 90 letters, digits, hyphens, underscores, periods and parentheses, not ending in a period',
  },
  storageAccount: { pattern: /^[a-z0-9]{3,24}$/, allowed: '3 to 24 lower-case letters and digits' },
  // The provider's own pattern is not anchored (azurerm 4.55.0, `management_lock_name.go`).
  lock: { pattern: /^[\w-]{1,259}$/, allowed: '1 to 259 letters, digits, hyphens and underscores' },
  // MicrosoftDocs/azure-docs `resource-name-rules.md`, Microsoft.KeyVault, looked up 2026-11-26.
  key: { pattern: /^[A-Za-z\d-]{1,127}$/, allowed: '1 to 127 letters, digits and hyphens' },
  privateEndpoint: {
    pattern: /^[A-Za-z\d]([\w.-]{0,78}\w)?$/,
    allowed: '1 to 80 letters, digits, hyphens, periods and underscores, ending in a letter, digit or underscore',
  },
  privateLinkScope: {
    pattern: /^[\w().-]{0,254}[\w-]$/,
    allowed:
      '1 to 255 letters, digits, periods, underscores, hyphens and parentheses, ending in a letter, digit, underscore or hyphen',
  },
  userAssignedIdentity: {
    pattern: /^[A-Za-z0-9][\w-]{2,127}$/,
    allowed: '3 to 128 letters, digits, hyphens and underscores, first a letter or digit',
  },
  alertRule: {
    pattern: /^[^*<>%{}&:\\?/#;\p{Cc}]{1,260}$/u,
    refused: /[. ]$/,
    allowed: '1 to 260 characters, none of *<>%{}&:\\?/#;, not ending in a period or space',
  },
  actionGroup: {
    pattern: /^[^:<>+/&%\\?|\p{Cc}]{1,260}$/u,
    refused: /[. ]$/,
    allowed: '1 to 260 characters, none of :<>+/&%\\?|, not ending in a period or space',
  },
  queryPack: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
    allowed: '4 to 63 letters, digits and hyphens, first and last a letter or digit',
  },
  diagnosticSetting: {
    pattern: /^[^*<>%&:\\?+/]{1,260}$/,
    refused: /^service$/,
    allowed: "1 to 260 characters, none of *<>%&:\\?+/, and not 'service', which Azure cannot delete",
  },
  managementGroupAssignment: {
    pattern: /^[^#<>%&:\\?/\p{Cc}]{1,24}$/u,
    refused: /[. ]$/,
    allowed: '1 to 24 characters at a management group, none of #<>%&:\\?/, not ending in a period or space',
    bytes: 24,
  },
  assignment: {
    pattern: /^[^#<>%&:\\?/\p{Cc}]{1,64}$/u,
    refused: /[. ]$/,
    allowed: '1 to 64 characters, none of #<>%&:\\?/, not ending in a period or space',
    bytes: 64,
  },
} as const satisfies Record<string, NameRule>;

/** Maximum lengths of names, counted as the provider does. */
export const NAME_LENGTHS = {
  assignment: NAME_RULES.assignment.bytes,
  managementGroupAssignment: NAME_RULES.managementGroupAssignment.bytes,
};

export type NameKind = keyof typeof NAME_RULES;

/** Problems of a resource name. */
export function nameProblems(path: Path, kind: NameKind, value: string): Problem[] {
  const wrong = textProblems(path, value);
  if (wrong.length > 0) return wrong;
  const { pattern, refused, allowed, bytes }: NameRule = NAME_RULES[kind];
  const problems = propProblems(path, value, [{ must: pattern, mustNot: refused, message: `must be ${allowed}` }]);
  if (bytes === undefined) return problems;
  const most = `must have at most ${bytes} bytes (the provider counts bytes)`;
  if (!isKnown(value)) return [...problems, laterProblem(path, value, most, (name) => `${bytesOf(name)} <= ${bytes}`)];
  const length = Buffer.byteLength(value);
  return problems.length === 0 && length > bytes ? [{ path, message: `${most}, got ${length}` }] : problems;
}
