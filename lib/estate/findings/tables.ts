import { WORKSPACE_RETENTION_DAYS } from '../../facts/workspace-limits';
import type { Estate, Resource } from '../model/estate';
import { idKey, numberOf } from '../model/value';
import { counted } from '../model/words';
import { type Comparison, type Finding, pairs } from './finding';
import { periodFindings } from './retention';
import { isUnseen, shown, unknownUntilApply, unseen } from './unseen';

/** A table that has no resource, or none any more, has the retention of its workspace. */
export function tableFindings({ before, after, changes }: Comparison): Finding[] {
  const [had, has] = [before, after].map(({ tables }) => new Map(tables.map((one) => [tableKey(one), one]))) as [
    Map<string, Resource>,
    Map<string, Resource>,
  ];
  return pairs(before.tables, after.tables).flatMap(({ address, was: at, becomes }) => {
    const table = becomes ?? at;
    const action = changes.get(address)?.action;
    if (table === undefined || action === 'none') return [];
    if (becomes === undefined && has.has(tableKey(table))) return [];
    // A workspace that goes away takes its tables along, and that is said of the workspace.
    const isLeft = [before, after].map((side) => workspaceOf(table, side) !== undefined);
    if (becomes === undefined && isLeft[0] && !isLeft[1]) return [];
    const was = at ?? had.get(tableKey(table));
    if (was === undefined && !isLeft[0]) return [];
    return (['retention_in_days', 'total_retention_in_days'] as const).flatMap((argument) => {
      const [given, next] = [was?.attributes[argument], becomes?.attributes[argument]];
      const words = argument === 'retention_in_days' ? 'interactive' : 'in all';
      const subject = `table ${shown(table.attributes['name'])}, ${words}`;
      if (isUnseen(next)) return given === next ? [] : [unseen(address, `${subject}, ${argument}`, shown(given), next)];
      if (isUnseen(given)) {
        const hidden = { address, subject: `${subject}, ${argument}`, was: 'not known' };
        return [unknownUntilApply.found({ ...hidden, becomes: shown(next) })];
      }
      if (was !== undefined && becomes !== undefined && numberOf(given) === numberOf(next)) return [];
      const [earlier, later] = [
        keptFor(was ?? bare(table), argument, before),
        keptFor(becomes ?? bare(table), argument, after),
      ];
      if (earlier === undefined) return [];
      if (later !== undefined) return periodFindings(address, subject, earlier, later);
      const unknown = isLeft[1] ? 'known only at apply' : 'as the workspace, which is not in the input';
      return [unknownUntilApply.found({ address, subject, was: counted(earlier, 'day'), becomes: unknown })];
    });
  });
}

function tableKey({ attributes }: Resource): string {
  return `${idKey(attributes['name'])} ${idKey(attributes['workspace_id'])}`;
}

/** The table without what its resource says. */
function bare({ attributes, ...resource }: Resource): Resource {
  const { name, workspace_id } = attributes;
  return { ...resource, attributes: { name, workspace_id } };
}

function workspaceOf({ attributes }: Resource, { byId }: Estate): Resource | undefined {
  return byId.get(idKey(attributes['workspace_id']));
}

/** Days a table keeps data: its own, or those of its workspace. */
function keptFor(table: Resource, argument: string, side: Estate): number | undefined {
  const days = (key: string) => {
    const own = numberOf(table.attributes[key]) ?? 0;
    return own > 0 ? own : undefined;
  };
  const given = workspaceOf(table, side)?.attributes;
  const inherited =
    given === undefined || isUnseen(given['retention_in_days'])
      ? undefined
      : (numberOf(given['retention_in_days']) ?? WORKSPACE_RETENTION_DAYS.default);
  const interactive = isUnseen(table.attributes['retention_in_days'])
    ? undefined
    : (days('retention_in_days') ?? inherited);
  return argument === 'retention_in_days' ? interactive : (days(argument) ?? interactive);
}
