import { SILENCE_CAUSES } from '../../../facts/silence-causes';
import { idName } from '../../model/words';
import { unexpectedSilence } from '../machine-causes';
import type { Code } from './code-machines';
import type { DriftItem, Exported, PartOfDrift } from './drift-item';

/** Machines of the code that do not exist or report nothing. */
export function machineDrift({ machines: named, unmade }: Code, { machines, inventory }: Exported): PartOfDrift {
  if (inventory.incomplete.has('machines')) {
    return {
      items: [],
      notCompared: ['machines: the export is cut off, so a machine may exist that it does not list'],
    };
  }
  const byId = new Map(machines.map((one) => [one.id, one]));
  const items = [...named].flatMap(([id, address]): DriftItem[] => {
    const found = byId.get(id);
    if (found === undefined) return [missing(address, idName(id), id)];
    const silence = unexpectedSilence(found);
    if (silence === undefined) return [];
    const detail = silence.detail === undefined ? '' : ` (${silence.detail})`;
    return [
      {
        kind: 'machineSilent',
        address,
        id,
        subject: `machine ${found.name}`,
        wanted: 'reports',
        there: `${SILENCE_CAUSES[silence.cause].title}${detail}`,
      },
    ];
  });
  return { items: [...items, ...[...unmade].map(([address, name]) => missing(address, name))], notCompared: [] };
}

function missing(address: string, name: string, id?: string): DriftItem {
  return {
    kind: 'machineMissing',
    address,
    id: undefined,
    subject: `machine ${name}`,
    wanted: id ?? 'the machine',
    there: 'no such machine',
  };
}
