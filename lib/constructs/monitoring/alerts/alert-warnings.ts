import { isKnown } from '../../../core/known';
import { listed } from '../../../core/problems';
import type { Warning } from '../../../facts/warnings';
import { type ResolvedSettings, resolveSettings } from '../../../settings/resolve';
import type { ChangeTrackingSettings } from '../../../settings/types';
import { watchesFile, watchesKey, watchesKind } from '../../../settings/watches';
import type { AlertPlan } from './alert-plan';

/** Warnings of alerts that can never fire because no setting of the rule makes machines report what they look for. */
export function watchWarnings(plans: readonly AlertPlan[], settings: ChangeTrackingSettings | undefined): Warning[] {
  if (settings === undefined) return [];
  const resolved = resolveSettings(settings);
  return plans.flatMap((plan) => unwatched(plan, resolved));
}

function unwatched({ path, needs, title }: AlertPlan, settings: ResolvedSettings): Warning[] {
  if (needs === undefined) return [];
  const { kind, files = [], keys = [] } = needs;
  const warning = (message: string): Warning[] => [{ id: 'alert-unwatched', path, message }];
  if (!watchesKind(settings, kind))
    return warning(
      kind === 'inventory'
        ? 'fires for every machine: the settings of the rule switch the inventory off'
        : `never fires: the settings of the rule switch ${kind} off`,
    );
  const missing = files.filter((file) => isKnown(file) && !watchesFile(settings, file));
  if (missing.length > 0)
    return warning(`does not see ${listed(missing)}, which no setting of the rule watches: list it in the files`);
  return keys.length > 0 && !keys.some((key) => !isKnown(key) || watchesKey(settings, key))
    ? warning(`never fires: no setting of the rule watches ${listed(keys)} ('${title}'); list the keys in registryKeys`)
    : [];
}

/** Warnings of alerts that nobody hears of. */
export function actionWarnings(plans: readonly AlertPlan[], hasGroups: boolean): Warning[] {
  if (hasGroups) return [];
  return plans
    .filter(({ options }) => options.actionGroups === undefined || options.actionGroups.length === 0)
    .map(({ path }) => ({
      id: 'alert-no-action',
      path,
      message: 'notifies nobody, the alert shows in the portal only: give actionGroups or notify',
    }));
}
