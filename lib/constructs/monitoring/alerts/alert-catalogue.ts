import type { AlertRule } from '../../../facts/alert-rules';
import { DRIVER_FILES, FIREWALL_KEYS, HOSTS_FILES, REMOTE_DAEMONS, RUN_KEYS } from '../../../facts/alert-subjects';
import type { AlertNeeds } from '../../../settings/watches';
import type { CatalogueAlertName, CatalogueAlerts, ChangeAlertOptions, SoftwareAlertOptions } from './alert-options';
import type { ChangeFilter } from './change-filter';
import { type ChangeAlertDefaults, changeRule, itemOf } from './change-rule';
import { dailyCapRule, heartbeatRule, ingestionRule, inventoryRule } from './state-rules';

interface CatalogueAlert<Options> {
  /** Title of the alert. */
  readonly title: string;
  readonly rule: (options: Options, ruleId: string | undefined) => AlertRule;
  readonly needs?: AlertNeeds;
}

/** Every alert that `ChangeAlerts` knows by name. */
export const ALERT_CATALOGUE: {
  readonly [Name in CatalogueAlertName]-?: CatalogueAlert<NonNullable<CatalogueAlerts[Name]>>;
} = {
  hostsFile: {
    title: 'Hosts file changed',
    needs: { kind: 'files', files: HOSTS_FILES },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'files', paths: HOSTS_FILES, contentOnly: true },
        {
          severity: 2,
          frequency: 'PT15M',
          description: 'The content of the hosts file changed, which redirects names to other addresses.',
        },
      ),
  },
  driverFiles: {
    title: 'Driver file changed',
    needs: { kind: 'files', files: DRIVER_FILES },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'files', paths: DRIVER_FILES },
        {
          severity: 2,
          frequency: 'PT15M',
          description: 'A file changed in the folder of the drivers of Windows.',
        },
      ),
  },
  autoServiceStopped: {
    title: 'Automatic service stopped',
    needs: { kind: 'services' },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'services', services: options.services, states: ['Stopped'], startupTypes: ['Auto'] },
        {
          severity: 2,
          frequency: 'PT15M',
          conditions: ['SvcChangeType == "State"', 'SvcPreviousState == "Running"'],
          splitBy: ['SvcName'],
          description: 'A Windows service that starts automatically went from running to stopped.',
        },
      ),
  },
  daemonNotRunning: {
    title: 'Daemon not running',
    needs: { kind: 'daemons' },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'daemons', daemons: options.daemons ?? REMOTE_DAEMONS },
        {
          severity: 2,
          frequency: 'PT15M',
          conditions: ['SvcState !~ "Running"'],
          splitBy: ['SvcName'],
          description: 'A Linux daemon changed and does not run.',
        },
      ),
  },
  registryRunKeys: {
    title: 'Programs at sign-in changed',
    needs: { kind: 'registry', keys: RUN_KEYS },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'registry', keys: RUN_KEYS },
        {
          severity: 2,
          frequency: 'PT1H',
          description: 'A value changed in a registry key that starts programs when a user signs in.',
        },
      ),
  },
  firewallPolicy: {
    title: 'Firewall policy changed',
    needs: { kind: 'registry', keys: FIREWALL_KEYS },
    rule: (options) =>
      filteredRule(
        options,
        { kind: 'registry', keys: FIREWALL_KEYS },
        {
          severity: 2,
          frequency: 'PT1H',
          description: 'A value of the policy of the Windows firewall changed.',
        },
      ),
  },
  softwareAdded: {
    title: 'Software installed',
    needs: { kind: 'software' },
    rule: (options) => softwareRule(options, 'Added', 'Software was installed.'),
  },
  softwareRemoved: {
    title: 'Software removed',
    needs: { kind: 'software' },
    rule: (options) => softwareRule(options, 'Removed', 'Software was removed.'),
  },
  changeFlood: {
    title: 'Many changes on a machine',
    rule: (options) =>
      changeRule(options, {
        severity: 3,
        frequency: 'PT1H',
        threshold: 500,
        item: 'ConfigChangeType',
        description: 'A machine reports unusually many changes: an update, an attack, or settings that watch too much.',
      }),
  },
  heartbeatMissing: { title: 'Agent silent', rule: heartbeatRule },
  noInventory: { title: 'No inventory', needs: { kind: 'inventory' }, rule: inventoryRule },
  ingestionErrors: { title: 'Errors of the data collection rule', rule: ingestionRule },
  dailyCap: { title: 'Daily cap reached', rule: dailyCapRule },
};

/** Names of the catalogue, in its order. */
export const ALERT_NAMES = Object.keys(ALERT_CATALOGUE) as readonly CatalogueAlertName[];

/** The rule of an alert on what a filter selects. */
export function filteredRule(
  options: ChangeAlertOptions,
  filter: ChangeFilter,
  defaults: Omit<ChangeAlertDefaults, 'item'>,
): AlertRule {
  return changeRule(options, { ...defaults, item: itemOf(filter) }, filter);
}

function softwareRule(options: SoftwareAlertOptions, category: 'Added' | 'Removed', description: string): AlertRule {
  const { names, publishers, types = ['Application', 'Package'] } = options;
  const filter: ChangeFilter = { kind: 'software', categories: [category], names, publishers, types };
  return filteredRule(options, filter, { severity: 3, frequency: 'PT1H', description });
}
