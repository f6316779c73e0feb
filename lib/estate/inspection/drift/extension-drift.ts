import { compareVersions } from '../../../core/versions';
import type { Extension } from '../../model/estate';
import { isUnseen } from '../../model/value';
import { idName } from '../../model/words';
import { estateOf } from '../../read/estate-of-input';
import type { DriftItem, PartOfDrift } from './drift-item';
import { OPEN, type Pairs } from './paired';

/** Extensions of another version, or that are upgraded otherwise. */
export function extensionDrift({ changes }: Pairs): PartOfDrift {
  const pairs = changes.filter(({ before, after }) => before && after);
  const [there, wanted] = (['before', 'after'] as const).map((side) => {
    const { extensions, agents } = estateOf(pairs, side);
    return [...extensions, ...agents];
  });
  const byAddress = new Map((there ?? []).map((one) => [one.address, one]));
  const items: DriftItem[] = [];
  const notCompared: string[] = [];
  for (const one of wanted ?? []) {
    const found = byAddress.get(one.address);
    if (found === undefined || one.version === undefined || found.version === undefined) continue;
    if (isUnseen(one.version) || isUnseen(found.version)) {
      notCompared.push(`${one.address}: its version ${OPEN}`);
    } else if (differs(one, found)) {
      const { address } = one;
      const subject = `${String(one.attributes['name'])} of ${idName(found.machine)}`;
      const [wants, has] = [String(one.version), String(found.version)];
      items.push({ kind: 'extensionVersion', address, id: found.id, subject, wanted: wants, there: has });
    }
  }
  return { items, notCompared };
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
