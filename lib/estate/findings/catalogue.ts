import type { Estate } from '../model/estate';
import type { Gap, ResourceChange } from '../model/input';
import { estateOf } from '../read/estate-of-input';
import { ADDRESS_FINDINGS, addressFindings, forgottenFindings } from './addresses';
import { AGENT_IDENTITY_FINDINGS, agentIdentityFindings } from './agent-identities';
import { ALERT_CHANGE_FINDINGS, alertFindings } from './alert-changes';
import { ALERT_NOTICE_FINDINGS } from './alert-notices';
import { ALERT_QUERY_FINDINGS } from './alert-queries';
import { ASSIGNMENT_IDENTITY_FINDINGS } from './assignment-identities';
import { ASSIGNMENT_OVERLAP_FINDINGS } from './assignment-overlaps';
import { ASSIGNMENT_PARAMETER_FINDINGS } from './assignment-parameters';
import { becameUnseen } from './became-unseen';
import { CAPACITY_FINDINGS } from './capacity';
import { CHAIN_REMOVAL_FINDINGS, removedLinkFindings } from './chain-removals';
import { WORD_FINDINGS } from './cosmetic-change';
import { DATA_TYPE_FINDINGS } from './data-types';
import { DEFINITION_FINDINGS, definitionFindings } from './definitions';
import { DESTINATION_FINDINGS } from './destinations';
import { DIAGNOSTIC_FINDINGS, diagnosticFindings } from './diagnostic-findings';
import {
  type Comparison,
  type Declaration,
  type Detected,
  type FindingKind,
  type Finding as Found,
  SEVERITIES,
} from './finding';
import { FLOW_FINDINGS } from './flows';
import { IDENTITY_MEMBER_FINDINGS } from './identity-members';
import { IMPORT_FINDINGS, importFindings } from './imports';
import { CHAIN_FINDINGS } from './ingestion-chain';
import { INSTALLATION_FINDINGS } from './installations';
import { ITEM_FINDINGS } from './items';
import { KEY_FINDINGS } from './key-findings';
import { LIMIT_FINDINGS } from './limits';
import { CLUSTER_FINDINGS, clusterFindings } from './linked-cluster';
import { QUERY_STORAGE_FINDINGS, queryStorageFindings } from './linked-storage';
import { LOCK_FINDINGS, lockedFindings } from './locks';
import { MACHINE_FINDINGS, machineFindings } from './machine-findings';
import { NETWORK_FINDINGS } from './networks';
import { PINNED_VERSION_FINDINGS } from './pinned-versions';
import { POLICY_EFFECT_FINDINGS } from './policy-effects';
import { POLICY_FINDINGS, policyFindings } from './policy-findings';
import { POLICY_SCOPE_FINDINGS } from './policy-scopes';
import { PROTECTION_FINDINGS, protectionFindings } from './protections';
import { RELEASE_FINDINGS, wrongReleases } from './releases';
import { REMEDIATION_FINDINGS } from './remediations';
import { RETENTION_FINDINGS } from './retention';
import { ROLE_FINDINGS, roleFindings } from './role-findings';
import { RULE_SOURCE_FINDINGS } from './rule-sources';
import { RULE_FINDINGS, ruleFindings } from './rules';
import { SECOND_RULE_FINDINGS } from './second-rules';
import { SELECTOR_FINDINGS } from './selector-findings';
import { SERVED_FINDINGS } from './served';
import { SOFT_DELETE_FINDINGS } from './soft-delete';
import { SOLUTION_FINDINGS } from './solutions';
import { SOURCE_FINDINGS } from './sources';
import { STORAGE_FINDINGS, storageFindings } from './storage-findings';
import { STREAM_FINDINGS } from './streams';
import { SUPPRESSION_FINDINGS } from './suppressions';
import { gapFinding, UNSEEN_FINDINGS } from './unseen';
import { UPLOAD_FINDINGS } from './uploads';
import { VERSION_FINDINGS } from './version-findings';
import { WATCHED_FINDINGS, wrongWatched } from './watched';
import { WORKBOOK_FINDINGS, workbookFindings } from './workbook-findings';
import { WORKSPACE_FINDINGS, workspaceFindings } from './workspaces';
import { WRITER_FINDINGS } from './writers';

/** Every kind of finding, by subject. */
const KINDS = [
  ...WORKSPACE_FINDINGS,
  ...SOLUTION_FINDINGS,
  ...CAPACITY_FINDINGS,
  ...CLUSTER_FINDINGS,
  ...QUERY_STORAGE_FINDINGS,
  ...RETENTION_FINDINGS,
  ...STORAGE_FINDINGS,
  ...RULE_FINDINGS,
  ...SOURCE_FINDINGS,
  ...RULE_SOURCE_FINDINGS,
  ...DATA_TYPE_FINDINGS,
  ...ITEM_FINDINGS,
  ...UPLOAD_FINDINGS,
  ...STREAM_FINDINGS,
  ...DESTINATION_FINDINGS,
  ...FLOW_FINDINGS,
  ...KEY_FINDINGS,
  ...WATCHED_FINDINGS,
  ...WRITER_FINDINGS,
  ...SOFT_DELETE_FINDINGS,
  ...MACHINE_FINDINGS,
  ...SECOND_RULE_FINDINGS,
  ...SERVED_FINDINGS,
  ...POLICY_FINDINGS,
  ...POLICY_EFFECT_FINDINGS,
  ...ASSIGNMENT_PARAMETER_FINDINGS,
  ...ASSIGNMENT_OVERLAP_FINDINGS,
  ...ASSIGNMENT_IDENTITY_FINDINGS,
  ...DEFINITION_FINDINGS,
  ...PINNED_VERSION_FINDINGS,
  ...AGENT_IDENTITY_FINDINGS,
  ...POLICY_SCOPE_FINDINGS,
  ...REMEDIATION_FINDINGS,
  ...SELECTOR_FINDINGS,
  ...IDENTITY_MEMBER_FINDINGS,
  ...VERSION_FINDINGS,
  ...RELEASE_FINDINGS,
  ...INSTALLATION_FINDINGS,
  ...PROTECTION_FINDINGS,
  ...LOCK_FINDINGS,
  ...NETWORK_FINDINGS,
  ...CHAIN_FINDINGS,
  ...CHAIN_REMOVAL_FINDINGS,
  ...ROLE_FINDINGS,
  ...ADDRESS_FINDINGS,
  ...IMPORT_FINDINGS,
  ...LIMIT_FINDINGS,
  ...ALERT_CHANGE_FINDINGS,
  ...ALERT_NOTICE_FINDINGS,
  ...ALERT_QUERY_FINDINGS,
  ...SUPPRESSION_FINDINGS,
  ...WORKBOOK_FINDINGS,
  ...DIAGNOSTIC_FINDINGS,
  ...UNSEEN_FINDINGS,
  ...WORD_FINDINGS,
];

/** Detect the findings of several kinds in one pass. */
const PASSES: readonly ((comparison: Comparison) => Iterable<Found>)[] = [
  ruleFindings,
  machineFindings,
  policyFindings,
  definitionFindings,
  workspaceFindings,
  clusterFindings,
  queryStorageFindings,
  storageFindings,
  roleFindings,
  agentIdentityFindings,
  protectionFindings,
  lockedFindings,
  removedLinkFindings,
  addressFindings,
  forgottenFindings,
  importFindings,
  alertFindings,
  workbookFindings,
  diagnosticFindings,
  becameUnseen,
];

/** Detect what is wrong with one estate, of several kinds in one pass. */
const CHECKS: readonly ((estate: Estate) => Iterable<Detected>)[] = [wrongWatched, wrongReleases];

/** The id of every finding. Its type is the union of them, in the compiled declarations too. */
export const FINDING_IDS = KINDS.map(({ id }) => id);

export type FindingId = (typeof FINDING_IDS)[number];

/** One thing a reviewer should know. */
export type Finding = Found<FindingId>;

/** The declaration of every finding by its id, the gravest first. `docs/findings` has a page for each. */
export const FINDINGS = Object.fromEntries(
  SEVERITIES.flatMap((severity) => KINDS.filter((kind) => kind.severity === severity)).map((kind) => [kind.id, kind]),
) as Readonly<Record<string, Declaration>> as Readonly<Record<FindingId, Declaration>>;

/** What a change brings and loses, and what of the input cannot be seen. */
export function detect(comparison: Comparison, gaps: readonly Gap[]): Finding[] {
  return found(comparison, gaps, 'estate');
}

/** The faults of an estate, and the parts of the input that cannot be seen. */
export function detectWrong(estate: Estate, gaps: readonly Gap[]): Finding[] {
  const changes = [...estate.resources.values()].map(({ address, type, attributes }): [string, ResourceChange] => [
    address,
    { address, type, action: 'create', after: attributes, replacedFor: [] },
  ]);
  const asNew = { before: estateOf([], 'before'), after: estate, changes: new Map(changes) };
  return found(asNew, gaps, 'change');
}

/** All but the findings that hold for `other` alone. */
function found(comparison: Comparison, gaps: readonly Gap[], other: Declaration['holds']): Finding[] {
  const all = [
    ...PASSES.flatMap((pass) => [...pass(comparison)]),
    ...newlyWrong(comparison, other),
    ...gaps.map(gapFinding),
  ];
  // Every finding is made by a declaration, and a test shows that every declaration is in the catalogue.
  return (all as Finding[]).filter(({ id }) => FINDINGS[id].holds !== other);
}

/** What is wrong after a change and was not before. */
function newlyWrong({ before, after }: Comparison, other: Declaration['holds']): Found[] {
  const known = new Set([...wrongs(before, other)].flatMap((one) => keysOf(one, before)));
  return [...wrongs(after, other)]
    .filter((one) => !keysOf(one, after).some((key) => known.has(key)))
    .map(({ kind, is, was = 'not so', ...one }) =>
      kind.found({ ...one, was: before.resources.has(one.address) ? was : 'not there', becomes: is }),
    );
}

/** Everything that is wrong with one estate. */
function* wrongs(estate: Estate, other: Declaration['holds']): Iterable<Detected> {
  for (const check of CHECKS) yield* check(estate);
  for (const kind of KINDS as readonly FindingKind[]) {
    if (kind.holds === other) continue;
    for (const wrong of kind.wrong?.(estate) ?? []) yield { ...wrong, kind };
  }
}

/** The same resource may have another address, or another id. */
function keysOf({ kind, address, subject, is }: Detected, { resources }: Estate): string[] {
  const id = resources.get(address)?.id ?? address;
  return [address, id.toLowerCase()].map((place) => JSON.stringify([kind.id, place, subject, is]));
}
