import { namedProblems, textProblems, wordListProblems } from '../../core/checks';
import { at, type Path, type Problem, phrase } from '../../core/problems';
import { DIAGNOSTICS, type DiagnosticKind, MOST_DIAGNOSTIC_SETTINGS } from '../../facts/diagnostics';
import { idProblems } from '../../facts/ids';
import { nameProblems } from '../../facts/names';
import type { DiagnosticSettingOptions, DiagnosticSettings } from './diagnostic-settings-props';

/** The ids of the destinations of a setting, with the kind of each. */
const DESTINATIONS = {
  workspaceResourceId: 'workspace',
  storageAccountResourceId: 'storageAccount',
  eventHubAuthorizationRuleResourceId: 'eventHubRule',
} as const;

const DESTINATION_NAMES = Object.keys(DESTINATIONS) as (keyof typeof DESTINATIONS)[];

/** The same props, in which each diagnostic setting without a destination sends to a workspace. */
export function withDestinations<Props extends { readonly diagnosticSettings?: DiagnosticSettings }>(
  props: Props,
  workspaceResourceId: string,
): Props {
  const { diagnosticSettings } = props;
  if (diagnosticSettings === undefined) return props;
  const settings = Object.entries(diagnosticSettings).map(([name, setting]) => {
    const hasDestination = DESTINATION_NAMES.some((destination) => setting[destination] !== undefined);
    return [name, hasDestination ? setting : { ...setting, workspaceResourceId }] as const;
  });
  return { ...props, diagnosticSettings: Object.fromEntries(settings) };
}

/** Problems of the diagnostic settings of a resource. */
export function diagnosticSettingsProblems(
  path: Path,
  kind: DiagnosticKind,
  settings: DiagnosticSettings | undefined,
): Problem[] {
  const count = Object.keys(settings ?? {}).length;
  const message = `must have at most ${MOST_DIAGNOSTIC_SETTINGS} settings, which Azure allows for one resource, got ${count}`;
  const first = new Map<string, Path>();
  return [
    ...(count > MOST_DIAGNOSTIC_SETTINGS ? [{ path, message }] : []),
    ...namedProblems(path, settings, (place, setting, name) => [
      ...settingProblems(place, kind, name, setting),
      ...sharedProblems(place, kind, setting, first),
    ]),
  ];
}

function settingProblems(path: Path, kind: DiagnosticKind, key: string, setting: DiagnosticSettingOptions): Problem[] {
  const { logCategories, logGroups, metricCategories, eventHubName } = setting;
  const { categories, others, groups, metrics } = DIAGNOSTICS[kind];
  const destinations = DESTINATION_NAMES.filter((name) => setting[name] !== undefined);
  const words = (name: string, given: readonly string[] | undefined, allowed: readonly string[]) =>
    given === undefined ? [] : wordListProblems([...path, name], given, allowed);
  return [
    ...nameProblems([...path, 'name'], 'diagnosticSetting', setting.name ?? `diag-${key}`),
    ...(destinations.length > 0
      ? []
      : [{ path, message: `must have a destination: ${DESTINATION_NAMES.join(', ')}, got none` }]),
    ...destinations.flatMap((name) => idProblems([...path, name], DESTINATIONS[name], setting[name] as string)),
    ...(eventHubName === undefined ? [] : textProblems([...path, 'eventHubName'], eventHubName)),
    ...(eventHubName !== undefined && setting.eventHubAuthorizationRuleResourceId === undefined
      ? [
          {
            path: [...path, 'eventHubName'],
            message: phrase`needs ${at(...path, 'eventHubAuthorizationRuleResourceId')}: set both`,
          },
        ]
      : []),
    ...words('logCategories', logCategories, [...categories, ...others]),
    ...words('logGroups', logGroups, groups),
    ...words('metricCategories', metricCategories, metrics),
    ...(logCategories !== undefined && logGroups !== undefined
      ? [
          {
            path: [...path, 'logGroups'],
            message: phrase`must not be set beside ${at(...path, 'logCategories')}: a group contains categories`,
          },
        ]
      : []),
  ];
}

/** What a setting sends where, one text for each category and destination. A group has all categories known here. */
export function sinksOf(kind: DiagnosticKind, setting: DiagnosticSettingOptions): string[] {
  const { logCategories, logGroups, metricCategories = [] } = setting;
  const { categories, others } = DIAGNOSTICS[kind];
  const byDefault = setting.metricCategories === undefined ? categories : [];
  const logs = logGroups === undefined ? (logCategories ?? byDefault) : [...categories, ...others];
  return DESTINATION_NAMES.flatMap((destination) => {
    const id = setting[destination];
    return id === undefined ? [] : [...logs, ...metricCategories].map((category) => `${category} ${id.toLowerCase()}`);
  });
}

/** Azure refuses a category that goes to one destination twice. `first` has the settings that came before. */
function sharedProblems(
  path: Path,
  kind: DiagnosticKind,
  setting: DiagnosticSettingOptions,
  first: Map<string, Path>,
): Problem[] {
  const sinks = sinksOf(kind, setting);
  const [earlier] = sinks.map((sink) => first.get(sink)).filter((other) => other !== undefined);
  for (const sink of sinks) if (!first.has(sink)) first.set(sink, path);
  if (earlier === undefined) return [];
  const message = phrase`sends a category to a destination of ${at(...earlier)}, which Azure refuses: use one setting for both`;
  return [{ path, message }];
}
