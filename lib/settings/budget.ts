import { rejectProblems } from '../core/problems';
import { LIMITS } from '../facts/rule';
import { filesOf, isEnabled, registryKeysOf } from './features';
import { structureProblems } from './structure';
import type { ChangeTrackingSettings } from './types';

/** What settings use of a limit. An entry with a wildcard counts as one, though the service counts the files it finds. */
export interface BudgetLine {
  readonly used: number;
  readonly limit: number;
}

/** What settings use of the limits of one machine. */
export interface Budget {
  readonly windowsFiles: BudgetLine;
  readonly registryKeys: BudgetLine;
  readonly linuxFiles: BudgetLine;
}

export function settingsBudget(settings: ChangeTrackingSettings): Budget {
  rejectProblems('budget', structureProblems(settings, ['settings']));
  const { windows = {}, linux = {} } = settings;
  const line = (entries: readonly (string | { readonly enabled?: boolean })[], limit: number): BudgetLine => ({
    used: entries.filter(isEnabled).length,
    limit,
  });
  return {
    windowsFiles: line(filesOf(windows), LIMITS.files),
    registryKeys: line(registryKeysOf(windows), LIMITS.registryKeys),
    linuxFiles: line(filesOf(linux), LIMITS.files),
  };
}
