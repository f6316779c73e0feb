import { at, type Problem, phrase, within } from '../../core/problems';
import { idProblems } from '../../facts/ids';
import { locationProblems } from '../../facts/location-names';
import { nameProblems } from '../../facts/names';
import { tagProblems } from '../../facts/tags';
import { acknowledgementProblems } from '../../facts/warnings';
import { usedFeatures } from '../../settings/features';
import { settingsProblems } from '../../settings/settings-checks';
import { contentStorageReferenceProblems } from '../content-storage/content-storage-checks';
import { withDestinations } from '../interfaces/diagnostic-settings-checks';
import { resourceInterfaceProblems } from '../interfaces/resource-interfaces-checks';
import { privateIngestionReferenceProblems } from '../network/private-ingestion-checks';
import type { ChangeTrackingRuleProps, RuleReference } from './change-tracking-rule-props';

/** Problems of a reference to an existing rule. */
export function ruleReferenceProblems({ ruleId, location }: RuleReference): Problem[] {
  return [...idProblems(['ruleId'], 'dataCollectionRule', ruleId), ...locationProblems(['location'], location)];
}

/** Problems of the props of a rule and of its settings. */
export function ruleProblems(props: ChangeTrackingRuleProps): Problem[] {
  const { settings = {}, name, resourceGroupName } = props;
  const problems: Problem[] = [
    ...idProblems(['workspace', 'workspaceId'], 'workspace', props.workspace.workspaceId),
    ...locationProblems(['workspace', 'location'], props.workspace.location),
    ...nameProblems(['workspace', 'resourceGroupName'], 'resourceGroup', props.workspace.resourceGroupName),
    ...(props.contentStorage ? within(['contentStorage'], contentStorageReferenceProblems(props.contentStorage)) : []),
    ...(props.privateIngestion
      ? within(['privateIngestion'], privateIngestionReferenceProblems(props.privateIngestion))
      : []),
    ...(name === undefined ? [] : nameProblems(['name'], 'dataCollectionRule', name)),
    ...(resourceGroupName === undefined ? [] : nameProblems(['resourceGroupName'], 'resourceGroup', resourceGroupName)),
    ...resourceInterfaceProblems('rule', withDestinations(props, props.workspace.workspaceId)),
    ...tagProblems(['tags'], props.tags),
    ...acknowledgementProblems(props.acknowledgedWarnings),
  ];
  const wrong = settingsProblems(settings);
  if (
    wrong.length === 0 &&
    usedFeatures(settings).includes('fileContentUpload') &&
    props.contentStorage === undefined
  ) {
    wrong.push({
      path: ['settings'],
      message: phrase`asks to upload the content of files, but ${at('contentStorage')} is missing: link one, or remove uploadContent`,
    });
  }
  return [...problems, ...wrong];
}
