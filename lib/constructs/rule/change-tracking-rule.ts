import { MonitorDataCollectionRule } from '@cdktf/provider-azurerm/lib/monitor-data-collection-rule';
import type { Precondition } from 'cdktf';
import { Construct } from 'constructs';
import { isKnown } from '../../core/known';
import { CHANGE_TRACKING_EXTENSION, type ExtensionFeature, type OperatingSystem } from '../../facts/extension';
import { DATA_SOURCE_NAMES, DESTINATION_NAME, RULE_DESCRIPTION, STREAMS } from '../../facts/rule';
import type { Warning } from '../../facts/warnings';
import { usedFeatures } from '../../settings/features';
import { laterChecks } from '../../settings/later-checks';
import { renderSettings } from '../../settings/render';
import { resolveSettings } from '../../settings/resolve';
import { settingsWarnings } from '../../settings/settings-warnings';
import type { ChangeTrackingSettings } from '../../settings/types';
import type { IContentStorage } from '../content-storage/content-storage-props';
import { withDestinations } from '../interfaces/diagnostic-settings-checks';
import { addResourceInterfaces } from '../interfaces/resource-interfaces';
import { checkInPlan } from '../kit/check-in-plan';
import { checkLater } from '../kit/check-later';
import { inStackOf } from '../kit/dependencies';
import { jsonArgument } from '../kit/json-text';
import { later } from '../kit/later';
import { acceptProps } from '../kit/props';
import { report } from '../kit/report';
import { refuseTwins } from '../kit/twins';
import { unchanged } from '../kit/unchanged';
import { ruleProblems, ruleReferenceProblems } from './change-tracking-rule-checks';
import type { ChangeTrackingRuleProps, IChangeTrackingRule, RuleReference } from './change-tracking-rule-props';
import { contentsOf } from './rule-contents';
import { checkUploadCloud } from './upload-cloud';

/**
 * The data collection rule of change tracking: one data source per operating system, the three streams, one flow to
 * one workspace, and nothing else. A machine may have one such rule only; the service ignores others.
 */
export class ChangeTrackingRule extends Construct implements IChangeTrackingRule {
  /**
   * Imports an existing rule.
   * @throws if the id is not that of a data collection rule in the upper and lower case that Azure uses
   */
  static fromRuleId(scope: Construct, id: string, reference: RuleReference): IChangeTrackingRule {
    const imported = new Construct(scope, id);
    acceptProps(imported.node.path, 'ChangeTrackingRule.fromRuleId', reference, ruleReferenceProblems);
    return { ruleId: reference.ruleId, location: reference.location, features: [] };
  }

  readonly ruleId: string;
  readonly location: string;
  readonly features: readonly ExtensionFeature[];
  readonly operatingSystems: readonly OperatingSystem[];
  readonly settings: ChangeTrackingSettings;
  /** The rule, for arguments that this construct does not have. */
  readonly resource: MonitorDataCollectionRule;

  /** @throws one error that lists every invalid prop and setting */
  constructor(scope: Construct, id: string, props: ChangeTrackingRuleProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'ChangeTrackingRule', props, ruleProblems);
    props = accepted.props;
    const { workspace, settings = {}, contentStorage, privateIngestion, name = 'dcr-change-tracking' } = props;
    report(
      this,
      [
        ...nameWarnings(name),
        ...settingsWarnings(settings, contentStorage !== undefined),
        ...writerWarnings(settings, contentStorage),
      ],
      props.acknowledgedWarnings,
    );

    const rendered = renderSettings(resolveSettings(settings, contentStorage));
    const { features, operatingSystems } = contentsOf(settings);
    this.features = features;
    this.operatingSystems = operatingSystems;
    this.settings = settings;
    const dependencies = [
      ...workspace.dependables,
      ...(contentStorage?.dependables ?? []),
      ...(privateIngestion?.dependables ?? []),
    ];
    const resourceGroupName = props.resourceGroupName ?? workspace.resourceGroupName;
    this.resource = new MonitorDataCollectionRule(this, 'Resource', {
      name,
      resourceGroupName,
      location: workspace.location,
      description: props.description ?? RULE_DESCRIPTION,
      dataCollectionEndpointId: privateIngestion?.ingestionEndpointId,
      dataSources: {
        extension: this.operatingSystems.map((os) => ({
          name: DATA_SOURCE_NAMES[os],
          extensionName: CHANGE_TRACKING_EXTENSION.type[os],
          streams: [...STREAMS],
          extensionJson: jsonArgument(rendered[os]),
        })),
      },
      destinations: { logAnalytics: [{ name: DESTINATION_NAME, workspaceResourceId: workspace.workspaceId }] },
      dataFlow: [{ streams: [...STREAMS], destinations: [DESTINATION_NAME] }],
      tags: props.tags,
      dependsOn: inStackOf(this, dependencies),
      // Azure does not delete a rule with associated machines: they move to a new rule before the old one is destroyed.
      lifecycle: {
        createBeforeDestroy: true,
        preventDestroy: props.preventDestroy,
        precondition: unchangedRule(this, name, resourceGroupName, workspace.location),
      },
    });
    checkLater(this.resource, accepted.unchecked);
    if (contentStorage !== undefined) checkUploadCloud(this, this.resource, contentStorage.blobEndpoint);
    checkInPlan(this.resource, laterChecks(settings));
    this.ruleId = later(() => this.resource.id);
    refuseTwins(this);
    this.location = workspace.location;
    addResourceInterfaces(this, 'rule', this.resource, withDestinations(props, workspace.workspaceId));
  }
}

/** A rule in another location is another rule, which is created before the old one is destroyed. */
function unchangedRule(scope: Construct, name: string, resourceGroupName: string, location: string): Precondition[] {
  return unchanged(
    scope,
    {
      called: `the rule '${name}'`,
      identity: { name, resourceGroupName },
      why: 'that replaces the rule, and the new one is created before machines leave the old one',
    },
    [{ prop: 'location', value: location, remedy: 'Set another name of the rule together with it.' }],
  );
}

/** A rule whose name depends on another resource may be replaced; machines associated by policy keep the old one. */
function nameWarnings(name: string): Warning[] {
  if (isKnown(name)) return [];
  const message =
    'is known only at apply: when it changes, the rule is replaced, and machines that policy associated keep the old one; set a literal name';
  return [{ id: 'rule-name-unstable', path: ['name'], message }];
}

/** Without the role on the container, a machine uploads nothing and reports no error. */
function writerWarnings(settings: ChangeTrackingSettings, storage: IContentStorage | undefined): Warning[] {
  if (storage?.hasWriters !== false || !usedFeatures(settings).includes('fileContentUpload')) return [];
  const message =
    'upload content, but the content storage grants no identity the right to write it: list the identities of the machines in its writers';
  return [{ id: 'upload-no-writer', path: ['settings'], message }];
}
