import { groupedBy } from '../../../core/grouping';
import { jsonIn } from '../../../core/values';
import {
  AZURE_MONITOR_AGENT,
  CHANGE_TRACKING_EXTENSION,
  OPERATING_SYSTEMS,
  type OperatingSystem,
  systemOf,
} from '../../../facts/extension';
import { idKindOf } from '../../../facts/ids';
import type {
  Inventory,
  InventoryAssociation,
  InventoryExtension,
  InventoryMachine,
  InventoryRule,
  InventoryWorkspace,
} from '../../model/inventory';
import { isObject, member, textOf, textsOf } from '../../model/value';
import { armAt } from '../dialects/arm-resource';
import { estateOf } from '../estate-of-input';
import { readExport } from '../exports/exported';
import type { ExportedFile } from './exported-files';
import { assignmentOf, evaluatedOf, exemptionOf, policyStatesOf } from './policy-rows';
import { column, extensionsInModel, idOf, key, text, timeOf } from './row-columns';

/** Rows by file; absent if there is no usable file. */
export type Rows = Readonly<Partial<Record<ExportedFile, readonly object[]>>>;

/** What rows of an export say, with what could not be read. */
export function inventoryOf(all: Rows, incomplete: ReadonlySet<string>, unread: readonly string[]): Inventory {
  const given = withoutDoubles(all);
  const machines = (given.machines ?? []).map(machineOf);
  const foreign = foreignFiles(given, new Set(machines.map(({ id }) => id)));
  const rows: Rows = { ...given, ...Object.fromEntries(foreign.map((file) => [file, undefined])) };
  const gaps = [
    ...unread,
    ...foreign.map((file) => `no row of the ${file} file is about a machine of the export: it is of another tenant`),
  ];
  const ruleInput = rows.rules && readExport(rows.rules);
  const policyStates = rows.states && policyStatesOf(rows.states);
  const inModel = (rows.machines ?? []).flatMap(extensionsOfScaleSet);
  return {
    machines,
    extensions: rows.extensions && byMachine([...rows.extensions.map(extensionRow), ...inModel]),
    associations: rows.associations && byMachine(rows.associations.map(associationRow)),
    rules: rows.rules && ruleInput && rulesOf(rows.rules, ruleInput),
    ruleInput,
    solutions: rows.solutions && new Set(rows.solutions.map((row) => key(column(row, 'workspaceResourceId')))),
    workspaces: rows.workspaces && new Map(rows.workspaces.map(workspaceOf).map((one) => [one.id, one])),
    assignments: rows.assignments?.map(assignmentOf),
    assignmentInput: rows.assignments && readExport([...rows.assignments, ...(rows.exemptions ?? [])]),
    policyStates,
    evaluated: policyStates && evaluatedOf(policyStates),
    exemptions: rows.exemptions?.map(exemptionOf),
    ...reportedOf(rows.reporting),
    incomplete,
    gaps,
  };
}

/** How a row of each file names its machine. */
const MACHINE_OF: Readonly<Partial<Record<ExportedFile, (row: object) => string>>> = {
  extensions: (row) => idOf(row).split('/extensions/')[0] ?? '',
  associations: (row) => idOf(row).split(ASSOCIATION)[0] ?? '',
  reporting: (row) => key(member(row, 'ResourceId')),
};

/** Files whose rows are about other machines only. */
function foreignFiles(rows: Rows, machines: ReadonlySet<string>): ExportedFile[] {
  return (Object.keys(MACHINE_OF) as ExportedFile[]).filter((file) => {
    const own = rows[file] ?? [];
    return own.length > 0 && !own.some((row) => machines.has(MACHINE_OF[file]?.(row) ?? ''));
  });
}

/** Files whose rows have no id of their own. */
const WITHOUT_ID: readonly string[] = ['states', 'reporting'] satisfies ExportedFile[];

/** Calls for several scopes may return the same row. */
function withoutDoubles(given: Rows): Rows {
  const files = Object.entries(given).map(([file, rows]) => [
    file,
    WITHOUT_ID.includes(file) ? rows : uniqueById(rows),
  ]);
  return Object.fromEntries(files) as Rows;
}

function uniqueById(rows: readonly object[]): object[] {
  return [...new Map(rows.map((row) => [idOf(row), row])).values()];
}

function osOf(word: string): OperatingSystem | undefined {
  return OPERATING_SYSTEMS.find((os) => os === word.toLowerCase());
}

/** A location as the services compare it: `West Europe` is `westeurope`. */
function placeOf(row: object): string {
  return key(armAt(row, 'location')).replaceAll(' ', '');
}

/** A flag, also as the text that some tools make of it. */
function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = String(value ?? '').toLowerCase();
  return word === 'true' ? true : word === 'false' || word === '0' ? false : word === '1' ? true : undefined;
}

function machineOf(row: object): InventoryMachine {
  const id = idOf(row);
  const kind = idKindOf(id);
  const identity = armAt(row, 'identity');
  const power = text(row, 'powerState', 'properties.extended.instanceView.powerState.code');
  const status = text(row, 'arcStatus', 'properties.status');
  const attached = armAt(identity, 'userAssignedIdentities');
  const osPath = 'properties.storageProfile.osDisk.osType';
  return {
    id,
    name: text(row, 'name') || (id.split('/').at(-1) ?? id),
    kind: kind === 'scaleSet' || kind === 'arcServer' ? kind : 'virtualMachine',
    os: osOf(
      text(row, 'osType', osPath) ||
        text(row, 'osType', 'properties.virtualMachineProfile.storageProfile.osDisk.osType'),
    ),
    location: placeOf(row),
    isOn: power !== '' ? /running/i.test(power) : status !== '' ? /^connected$/i.test(status) : undefined,
    hasSystemIdentity: /systemassigned/i.test(textOf(armAt(identity, 'type')) ?? ''),
    identities: isObject(attached) ? Object.keys(attached).map(key) : textsOf(attached).map(key),
    upgradeMode: text(row, 'upgradeMode', 'properties.upgradePolicy.mode') || undefined,
  };
}

type OfMachine<Item> = readonly [machine: string, item: Item];

function byMachine<Item>(items: readonly OfMachine<Item>[]): Map<string, Item[]> {
  const found = groupedBy(items, ([machine]) => machine);
  return new Map([...found].map(([machine, own]) => [machine, own.map(([, item]) => item)]));
}

function extensionRow(row: object): OfMachine<InventoryExtension> {
  const id = idOf(row);
  return [id.slice(0, id.lastIndexOf('/extensions/')), extensionOf(row, 'extensionType')];
}

function extensionsOfScaleSet(row: object): OfMachine<InventoryExtension>[] {
  return extensionsInModel(row).map((one) => [idOf(row), extensionOf(one, 'properties.type')] as const);
}

function extensionOf(row: object, typeColumn: string): InventoryExtension {
  const type = text(row, typeColumn, 'properties.type') || text(row, 'typePropertiesType');
  const publisher = text(row, 'publisher');
  const [agent, tracking] = [AZURE_MONITOR_AGENT, CHANGE_TRACKING_EXTENSION].map((known) =>
    systemOf(known, publisher, type),
  );
  const settings = column(row, 'settings');
  const identity = armAt(typeof settings === 'string' ? jsonIn(settings) : settings, 'authentication.managedIdentity');
  return {
    kind: agent ? 'agent' : tracking ? 'changeTracking' : 'former',
    os: agent ?? tracking,
    state: text(row, 'provisioningState') || undefined,
    version: text(row, 'typeHandlerVersion') || undefined,
    isUpgraded: flag(column(row, 'enableAutomaticUpgrade')),
    identityId:
      armAt(identity, 'identifier-name') === 'mi_res_id'
        ? key(armAt(identity, 'identifier-value')) || undefined
        : undefined,
  };
}

const ASSOCIATION = '/providers/microsoft.insights/datacollectionruleassociations/';

function associationRow(row: object): OfMachine<InventoryAssociation> {
  const id = idOf(row);
  const [ruleId, endpointId] = ['dataCollectionRuleId', 'dataCollectionEndpointId'].map(
    (name) => key(column(row, name)) || undefined,
  );
  return [id.slice(0, id.lastIndexOf(ASSOCIATION)), { ruleId, endpointId }];
}

/** Every rule, so that one that is missing is known to be deleted; those of change tracking with what they collect. */
function rulesOf(rows: readonly object[], input: ReturnType<typeof readExport>): Map<string, InventoryRule> {
  const ours = new Map(estateOf(input.changes, 'after').rules.map((rule) => [rule.id.toLowerCase(), rule]));
  return new Map(
    rows.map((row) => {
      const id = idOf(row);
      const rule = ours.get(id);
      const workspaceIds =
        rule?.destinations.map(({ workspaceId }) => key(workspaceId)).filter((one) => one !== '') ?? [];
      return [
        id,
        {
          id,
          name: text(row, 'name') || (id.split('/').at(-1) ?? id),
          location: placeOf(row),
          systems: [...new Set(rule?.sources.map(({ os }) => os) ?? [])],
          workspaceIds,
        },
      ];
    }),
  );
}

function workspaceOf(row: object): InventoryWorkspace {
  return {
    id: idOf(row),
    name: text(row, 'name'),
    location: placeOf(row),
    isClosed: /^disabled$/i.test(text(row, 'publicIngestion', 'properties.publicNetworkAccessForIngestion')),
    isOverQuota: /^overquota$/i.test(
      text(row, 'dataIngestionStatus', 'properties.workspaceCapping.dataIngestionStatus'),
    ),
  };
}

/** The newest row of the inventory of each machine. A row of changes proves nothing by its absence. */
function reportedOf(rows: readonly object[] | undefined): Pick<Inventory, 'reported' | 'newest'> {
  if (rows === undefined) return { reported: undefined, newest: undefined };
  const reported = new Map<string, number>();
  let newest: number | undefined;
  for (const row of rows) {
    const time = timeOf(textOf(member(row, 'LastRow')) ?? '');
    const machine = key(member(row, 'ResourceId'));
    if (!Number.isFinite(time) || machine === '') continue;
    newest = Math.max(newest ?? time, time);
    if (String(member(row, 'Kind')).startsWith('Data:'))
      reported.set(machine, Math.max(reported.get(machine) ?? time, time));
  }
  return { reported, newest };
}
