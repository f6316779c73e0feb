import { OPERATING_SYSTEMS } from '../../facts/extension';
import { usedFeatures } from '../../settings/features';
import type { ChangeTrackingSettings } from '../../settings/types';
import type { IChangeTrackingRule } from './change-tracking-rule-props';

/** Requirements of a rule with valid settings, for the parts that are checked against it. */
export function contentsOf(
  settings: ChangeTrackingSettings,
): Required<Pick<IChangeTrackingRule, 'features' | 'operatingSystems'>> {
  return {
    features: usedFeatures(settings),
    operatingSystems: OPERATING_SYSTEMS.filter((os) => settings[os] !== false),
  };
}
