import { listed, textOf as sentence } from '../../core/problems';
import { settingsOfLegacy } from '../../settings/take-over/settings-of-legacy';
import { groupedChanges } from '../../settings/take-over/take-over-report';
import type { ChangeTrackingSettings } from '../../settings/types';
import { UnusableInput } from '../model/value';
import type { AdoptionReport } from './adopt-estate';

/**
 * The settings of the former agent of a workspace.
 * @throws UnusableInput if nothing of them can be taken over
 */
export function adoptLegacy(documents: readonly unknown[]): {
  readonly settings: ChangeTrackingSettings;
  readonly report: AdoptionReport;
} {
  const { settings, repaired, changes, lost, absentKinds } = settingsOfLegacy([...documents]);
  if (settings === undefined) {
    const [first] = lost;
    const why = first === undefined ? '' : `: ${sentence(first)}`;
    throw new UnusableInput(`the data sources of the workspace cannot be taken over${why}`);
  }
  const missing = `the input has no data source of kind ${listed(absentKinds)}: each kind is an export of its own`;
  return {
    settings,
    report: {
      read: [{ subject: 'exports of data sources of the former agent', text: String(documents.length) }],
      repaired: repaired.map(sentence),
      changes: groupedChanges(changes).map(sentence),
      left: [...lost.map(sentence), ...(absentKinds.length > 0 ? [missing] : [])],
    },
  };
}
