import { compareVersions } from '../../../core/versions';
import type { Extension } from '../../model/estate';
import { isUnseen } from '../../model/value';
import { idName } from '../../model/words';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { OPEN, type Pairs } from './paired';

/** Extensions of another version, or that are upgraded otherwise. */
export function extensionDrift(pairs: Pairs): PartOfDrift {
  const there = new Map(extensionsOf(pairs, 'before').map((one) => [one.address, one]));
  const items: DriftItem[] = [];
  const notCompared: string[] = [];
  for (const one of extensionsOf(pairs, 'after')) {
    const { address, version, attributes } = one;
    const found = there.get(address);
    if (found?.version === undefined || version === undefined) continue;
    if (isUnseen(version)) notCompared.push(`${address}: its version ${OPEN}`);
    else if (differs(one, found)) {
      const subject = `${String(attributes['name'])} of ${idName(found.machine)}`;
      const words = { wanted: String(version), there: String(found.version) };
      items.push({ kind: 'extensionVersion', address, id: found.id, subject, ...words });
    }
  }
  return { items, notCompared };
}

function extensionsOf({ changes }: Pairs, side: 'before' | 'after'): Extension[] {
  const { extensions, agents } = estateOf(changes, side);
  return [...extensions, ...agents];
}

/** A newer version is no difference if upgrades are on. */
function differs(wanted: Extension, there: Extension): boolean {
  const order = compareVersions(minor(there.version), minor(wanted.version));
  const isUpgraded = [wanted.automaticUpgrade, wanted.minorUpgrade].some((one) => one === true || isUnseen(one));
  return order < 0 || (order > 0 && !isUpgraded);
}

/** Azure shows the version that was asked for, Azure Arc the one that is installed, which has more numbers. */
function minor(version: unknown): string {
  return String(version).split('.').slice(0, 2).join('.');
}
