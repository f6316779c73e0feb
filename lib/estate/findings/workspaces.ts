import { textOf as problemText } from '../../core/problems';
import { WORKSPACE_RETENTION_DAYS } from '../../facts/workspace-limits';
import { regionWarnings } from '../../settings/region-warnings';
import type { Estate, Resource } from '../model/estate';
import { idKey, isHidden, numberOf, textOf } from '../model/value';
import { capacityFindings } from './capacity';
import { cosmeticChange, sameWords } from './cosmetic-change';
import { type Comparison, type Finding, finding, pairs, replacement } from './finding';
import { linkedIds } from './ingestion-chain';
import { networkOpened } from './networks';
import { periodFindings } from './retention';
import { solutionFindings } from './solutions';
import { tableFindings } from './tables';
import { targetsOf } from './targets';
import { isUnseen, shown, unknownUntilApply, unseen } from './unseen';

export const workspaceReplaced = finding({
  id: 'workspace-replaced',
  severity: 'blocking',
  holds: 'change',
  title: 'The workspace is replaced',
  when: 'A workspace that a change tracking rule writes to is destroyed and created again: its name, location or resource group changes.',
  why: 'Terraform destroys the workspace and creates an empty one. Azure keeps the old one for 14 days: a workspace of the same name, group and region restores it with its data, and after that all recorded changes are lost.',
  remedy:
    'Undo the change of the argument named, or keep the old workspace under another resource until its data has expired.',
});

export const workspaceRemoved = finding({
  id: 'workspace-removed',
  severity: 'blocking',
  holds: 'change',
  title: 'The workspace is destroyed',
  when: 'A workspace that a change tracking rule writes to is destroyed.',
  why: 'All recorded changes are lost, at the latest when the 14 days of recovery are over.',
  remedy: 'Take it out of the state (a removed block with destroy = false) instead of destroying it.',
});

export const localAuthentication = finding({
  id: 'local-authentication',
  severity: 'blocking',
  holds: 'change',
  title: 'Workspace keys are accepted',
  when: 'A workspace that accepted Entra ID only accepts its keys too.',
  why: 'A key of the workspace is enough to write records, and no identity is recorded with them.',
  remedy: 'Keep local authentication off; the Azure Monitor Agent does not need it.',
});

export const workspaceRegion = finding({
  id: 'workspace-region',
  severity: 'attention',
  holds: 'both',
  title: 'The region of the workspace is not documented',
  when: 'The workspace is new in a region that the documentation does not list.',
  why: 'The documentation does not list it for change tracking; no source says that it fails.',
  remedy: 'Use a documented region, or try it out first.',
});

/** What a change does to the workspaces that rules write to, their tables and their solution. */
export function workspaceFindings(comparison: Comparison): Finding[] {
  const { before, after, changes } = comparison;
  const workspaces = pairs(ours(before, comparison), ours(after, comparison)).flatMap(({ address, was, becomes }) => {
    const change = changes.get(address);
    const name = `workspace ${shown((was ?? becomes)?.attributes['name'])}`;
    if (becomes === undefined) {
      const destroyed = change?.action === 'delete';
      if (destroyed && !isTracked(comparison)) {
        const becomes = 'destroyed; whether a rule of change tracking writes to it is not in the input';
        return [unknownUntilApply.found({ address, subject: name, was: 'keeps the history', becomes })];
      }
      return destroyed
        ? [workspaceRemoved.found({ address, subject: name, was: 'keeps the history', becomes: 'destroyed' })]
        : [];
    }
    const replaced = change?.action === 'replace';
    return [
      ...(replaced
        ? [
            workspaceReplaced.found({
              address,
              subject: name,
              was: 'keeps the history',
              becomes: replacement(change),
            }),
          ]
        : []),
      ...retentionFindings(address, name, was, becomes, change?.action),
      ...opened(address, name, was, becomes),
      ...capacityFindings(address, name, was, becomes, linkedIds(after)?.has(idKey(becomes.id)) ?? false),
      ...regionFindings(address, was, becomes),
      ...wordFindings(address, was, becomes),
    ];
  });
  return [...workspaces, ...tableFindings(comparison), ...solutionFindings(comparison)];
}

/** Workspaces a rule in the input writes to; all if that is known only at apply or the input holds no rule. */
function ours(side: Estate, comparison: Comparison): Resource[] {
  const sides = [comparison.before, comparison.after];
  const targets = targetsOf(comparison);
  const ids = new Set(targets.map(idKey));
  const addresses = sides.flatMap(({ workspaces }) =>
    workspaces.filter(({ id }) => ids.has(idKey(id))).map(({ address }) => address),
  );
  const known = new Set(addresses);
  return targets.length === 0 || targets.some(isHidden)
    ? [...side.workspaces]
    : side.workspaces.filter(({ address }) => known.has(address));
}

/** Whether the input holds anything of change tracking besides workspaces. */
function isTracked({ before, after }: Comparison): boolean {
  return [before, after].some(
    ({ rules, solutions, tables, assignments, extensions }) =>
      rules.length + solutions.length + tables.length + assignments.length + extensions.length > 0,
  );
}

/** Azure keeps what a workspace had where the argument is taken out. */
function retentionFindings(
  address: string,
  name: string,
  was: Resource | undefined,
  becomes: Resource,
  action: string | undefined,
): Finding[] {
  if (was === undefined) return [];
  const [given, next] = [was, becomes].map(({ attributes }) => attributes['retention_in_days']);
  const subject = `${name}, retention_in_days`;
  if (isUnseen(next)) return given === next ? [] : [unseen(address, subject, shown(given), next)];
  if (numberOf(given) !== undefined && numberOf(next) === undefined && action !== 'replace') {
    return [
      unknownUntilApply.found({ address, subject, was: shown(given), becomes: 'left out: Azure keeps what is there' }),
    ];
  }
  return periodFindings(
    address,
    name,
    numberOf(given) ?? WORKSPACE_RETENTION_DAYS.default,
    numberOf(next) ?? WORKSPACE_RETENTION_DAYS.default,
  );
}

function opened(address: string, name: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const findings: Finding[] = [];
  for (const argument of ['internet_ingestion_enabled', 'internet_query_enabled']) {
    const [given, next] = [was?.attributes[argument], becomes.attributes[argument]];
    if (isUnseen(next)) {
      if (was !== undefined && given !== next) {
        findings.push(unseen(address, `${name}, ${argument}`, shown(given), next));
      }
    } else if (given === false && next !== false) {
      findings.push(
        networkOpened.found({
          address,
          subject: `${name}, ${argument}`,
          was: 'private networks only',
          becomes: 'all networks',
        }),
      );
    }
  }
  const [given, next] = [was && takesKeys(was), takesKeys(becomes)];
  if (isUnseen(next)) {
    if (was !== undefined && given !== next) {
      findings.push(unseen(address, `${name}, local_authentication_enabled`, shown(given), next));
    }
  } else if (next === true && given === false) {
    findings.push(
      localAuthentication.found({ address, subject: name, was: 'Entra ID only', becomes: 'workspace keys too' }),
    );
  }
  return findings;
}

/** Whether a workspace takes keys, by either of the arguments that say so. */
function takesKeys({ attributes }: Resource): unknown {
  const { local_authentication_enabled: enabled, local_authentication_disabled: disabled } = attributes;
  return enabled ?? (typeof disabled === 'boolean' ? !disabled : (disabled ?? true));
}

function regionFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  const location = textOf(becomes.attributes['location']);
  if (location === undefined || location === textOf(was?.attributes['location'])) return [];
  return regionWarnings([], location.toLowerCase().replaceAll(' ', '')).map((warning) =>
    workspaceRegion.found({
      address,
      subject: `location ${location}`,
      was: shown(was?.attributes['location']),
      becomes: problemText(warning),
    }),
  );
}

function wordFindings(address: string, was: Resource | undefined, becomes: Resource): Finding[] {
  if (was === undefined || isUnseen(becomes.attributes['tags'])) return [];
  return sameWords(was.attributes['tags'], becomes.attributes['tags'])
    ? []
    : [cosmeticChange.found({ address, subject: 'tags', was: 'earlier text', becomes: 'other text' })];
}

export const WORKSPACE_FINDINGS = [workspaceReplaced, workspaceRemoved, localAuthentication, workspaceRegion];
