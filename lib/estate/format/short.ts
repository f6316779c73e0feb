import { OS_WORDS } from '../../facts/initiative-members';
import type { AgentSettings } from '../model/agent-settings';
import type { Assignment, Estate, Extension, Resource, Rule } from '../model/estate';
import { isHidden, type Known, sameId, textOf } from '../model/value';
import {
  assignmentTarget,
  counted,
  every,
  idName,
  locationOf,
  machineKind,
  placesOf,
  retentionOf,
  scopeName,
} from '../model/words';

/** What is tracked, in a few lines: what machines report, where it goes and which machines. */
export function shortLines(tracking: Estate): string[] {
  const rules = tracking.rules.flatMap((rule) => [
    ...rule.sources.map(({ os, settings }) => line(OS_WORDS[os], reported(settings))),
    line('to', destinationsOf(rule, tracking)),
  ]);
  const policy = tracking.assignments.map((assignment) => line('policy', policyText(assignment)));
  const machines = machinesText(tracking);
  const lines = [...rules, ...policy, ...(machines === '' ? [] : [line('machines', machines)])];
  return lines.length > 0 ? lines : ['nothing of change tracking'];
}

function line(label: string, text: string): string {
  return `${label.padEnd(8)} ${text}`;
}

function reported(settings: Known<AgentSettings> | undefined): string {
  if (isHidden(settings)) return 'settings known only at apply';
  if (settings === undefined) return 'no settings';
  const watched = settings.items.filter((item) => item.watched);
  const uploaded = settings.items.filter((item) => item.uploaded).length;
  const parts = [
    settings.types.files?.enabled && counted(watched.filter(({ kind }) => kind === 'file').length, 'file'),
    settings.types.registry?.enabled && counted(watched.filter(({ kind }) => kind !== 'file').length, 'registry key'),
    ...(['services', 'software', 'inventory'] as const).map((type) => {
      const collected = settings.types[type];
      return collected?.enabled === true && `${type} ${every(collected.frequencySec)}`;
    }),
    uploaded > 0 && `content of ${counted(uploaded, 'file')} uploaded`,
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(', ') || 'nothing';
}

function destinationsOf(rule: Rule, tracking: Estate): string {
  const workspaces = rule.destinations.map(({ workspaceId }) => {
    const workspace = tracking.workspaces.find(({ id }) => sameId(id, workspaceId));
    return workspace === undefined ? `workspace ${idName(workspaceId)}` : workspaceText(workspace);
  });
  const accounts = tracking.accounts.map(
    (account) => `content in ${textOf(account.attributes['name']) ?? account.address}`,
  );
  return [...workspaces, ...accounts].join('; ') || 'no workspace';
}

function workspaceText(workspace: Resource): string {
  const days = retentionOf(workspace);
  const kept = days === undefined ? '' : `, kept ${days} days`;
  return `workspace ${textOf(workspace.attributes['name']) ?? workspace.address} (${locationOf(workspace)})${kept}`;
}

function policyText(assignment: Assignment): string {
  const places = placesOf(assignment);
  const where = places === undefined ? '' : ` in ${places}`;
  const enforced = assignment.attributes['enforce'] === false ? ', not enforced' : '';
  return `${assignmentTarget(assignment)} below ${scopeName(assignment.scope)}${where}${enforced}`;
}

function machinesText({ extensions, associations }: Estate): string {
  const kinds = new Map<string, number>();
  const seen = new Set<string>();
  for (const { machine } of [...extensions, ...associations]) {
    if (isHidden(machine) || seen.has(machine.toLowerCase())) continue;
    seen.add(machine.toLowerCase());
    const kind = machineKind(machine);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const unresolved = associations.filter(({ machine }) => isHidden(machine)).length;
  const parts = [...kinds].map(([kind, count]) => counted(count, kind));
  if (unresolved > 0) parts.push(`${counted(unresolved, 'association')} of machines known only at apply`);
  const versions = versionsOf(extensions);
  return parts.length === 0 ? '' : parts.join(', ') + (versions === '' ? '' : `; extension ${versions}`);
}

function versionsOf(extensions: readonly Extension[]): string {
  const versions = extensions.map(({ version, automaticUpgrade }) =>
    automaticUpgrade === true || typeof version !== 'string' ? 'kept up to date by Azure' : version,
  );
  return [...new Set(versions)].sort().join(', ');
}
