import type { AlertRule } from '../../../facts/alert-rules';
import type { IActionGroup } from '../action-group/action-group-props';
import type { ChangeFilter, SoftwareChange } from './change-filter';

/** Options of every alert. */
export interface AlertOptions {
  /**
   * 0 critical, 1 error, 2 warning, 3 informational, 4 verbose.
   * @default - that of the alert in the catalogue; 2 for an alert of your own
   */
  readonly severity?: AlertRule['severity'];
  /**
   * How often the query runs. A rule is billed by how often it runs, and for each machine it fires on.
   * @default - that of the alert in the catalogue; PT15M for an alert of your own
   */
  readonly frequency?: AlertRule['frequency'];
  /**
   * How much time one run looks at. With `lateArrival` this is how late a change may arrive to be reported.
   * @default - that of the alert in the catalogue; for changes P1D with `lateArrival`, otherwise `frequency`
   */
  readonly window?: AlertRule['window'];
  /**
   * Whether Azure resolves the alert when the condition no longer holds. Changes are events, which nothing resolves; a
   * machine that does not report is a state.
   * @default - true for states, false for changes and for queries of your own
   */
  readonly autoResolve?: boolean;
  /**
   * How long the actions stay muted after the alert fired, with `autoResolve: false` only.
   * @default - not muted
   */
  readonly muteActions?: AlertRule['muteActions'];
  /**
   * Whether the rule is evaluated.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Whom the alert notifies.
   * @default - the action groups of all alerts
   */
  readonly actionGroups?: readonly IActionGroup[];
  /**
   * Text of the alert, at most 4096 characters.
   * @default - that of the catalogue
   */
  readonly description?: string;
}

/** Options of alerts on machines. */
export interface MachineAlertOptions extends AlertOptions {
  /**
   * Names of computers, whatever their case; `*` stands for any text.
   * @default - every machine that reports to the workspace
   */
  readonly computers?: readonly string[];
  /**
   * Whether each machine has its own alert, fired on the machine, rather than one alert on the workspace for all. Azure bills
   * every machine that an alert is split by.
   * @default true
   */
  readonly perMachine?: boolean;
}

/** Options of alerts on changes. */
export interface ChangeAlertOptions extends MachineAlertOptions {
  /**
   * Whether changes that arrive late are reported: Azure may deliver a change up to 6 hours after it happened. `true`
   * selects changes by the time they arrived, so that each is reported once, when it arrives; a run that Azure delays may
   * miss or repeat a change, and `frequency` must not be PT1M. `false` selects them by the time they happened, and misses a
   * change that arrives after `window`.
   * @default true
   */
  readonly lateArrival?: boolean;
  /**
   * More changes than this, of one machine in one run, fire the alert.
   * @default - 0; 500 for `changeFlood`
   */
  readonly threshold?: number;
}

/** Options of alerts on changes of software. */
export interface SoftwareAlertOptions
  extends ChangeAlertOptions,
    Omit<SoftwareChange, 'kind' | 'categories' | 'types'> {
  /**
   * `Application` and `Update` on Windows, `Package` on Linux.
   * @default - Application and Package
   */
  readonly types?: SoftwareChange['types'];
}

/** The alerts of the catalogue. Each is switched on by its name; `{}` keeps every default. */
export interface CatalogueAlerts {
  /**
   * The content of the hosts file changed, on Windows or Linux. Settings must watch the file.
   * @default - off
   */
  readonly hostsFile?: ChangeAlertOptions;
  /**
   * A file below `C:\Windows\System32\drivers` changed. Settings must watch the folder.
   * @default - off
   */
  readonly driverFiles?: ChangeAlertOptions;
  /**
   * A Windows service that starts automatically went from running to stopped.
   * @default - off
   */
  readonly autoServiceStopped?: ChangeAlertOptions & {
    /**
     * Names of services.
     * @default - every service
     */
    readonly services?: readonly string[];
  };
  /**
   * A Linux daemon changed and does not run.
   * @default - off
   */
  readonly daemonNotRunning?: ChangeAlertOptions & {
    /**
     * Names of daemons.
     * @default - ssh and sshd
     */
    readonly daemons?: readonly string[];
  };
  /**
   * A value changed in a registry key that starts programs at sign-in. Settings must watch the keys.
   * @default - off
   */
  readonly registryRunKeys?: ChangeAlertOptions;
  /**
   * A value of the policy of the Windows firewall changed. Settings must watch the keys.
   * @default - off
   */
  readonly firewallPolicy?: ChangeAlertOptions;
  /**
   * Software was installed.
   * @default - off
   */
  readonly softwareAdded?: SoftwareAlertOptions;
  /**
   * Software was removed.
   * @default - off
   */
  readonly softwareRemoved?: SoftwareAlertOptions;
  /**
   * A machine reports more than `threshold` changes in an hour.
   * @default - off
   */
  readonly changeFlood?: ChangeAlertOptions;
  /**
   * The agent of a machine has sent no heartbeat for some time. After two days without a heartbeat Azure no longer sees the
   * machine, and the alert resolves.
   * @default - off
   */
  readonly heartbeatMissing?: MachineAlertOptions & {
    /**
     * Minutes without a heartbeat, 5 to 2880.
     * @default 15
     */
    readonly silentMinutes?: number;
  };
  /**
   * A machine whose agent sends heartbeats has sent no inventory for a day. New machines are given 16 hours, which is the
   * interval of the inventory and the longest delay of its arrival.
   * @default - off
   */
  readonly noInventory?: MachineAlertOptions;
  /**
   * Azure could not process data of the rule. Needs the diagnostic setting of the rule.
   * @default - off
   */
  readonly ingestionErrors?: AlertOptions;
  /**
   * The workspace reached its daily cap and drops what it is sent.
   * @default - off
   */
  readonly dailyCap?: AlertOptions;
}

export type CatalogueAlertName = keyof CatalogueAlerts;

/** An alert of your own on changes. */
export interface OwnChangeAlert extends ChangeAlertOptions {
  /** Which changes fire it. */
  readonly changes: ChangeFilter;
  /**
   * Title of the alert.
   * @default - its name
   */
  readonly title?: string;
}

/** An alert of your own on the result of a query. */
export interface OwnQueryAlert
  extends AlertOptions,
    Partial<
      Pick<
        AlertRule,
        | 'aggregation'
        | 'measure'
        | 'operator'
        | 'threshold'
        | 'resourceIdColumn'
        | 'splitBy'
        | 'failingPeriods'
        | 'timeRange'
      >
    > {
  /** The query, without a filter on the time: Azure adds the window. */
  readonly query: string;
  /**
   * Title of the alert.
   * @default - its name
   */
  readonly title?: string;
}

export type OwnAlert = OwnChangeAlert | OwnQueryAlert;
