import { App, Testing } from 'cdktf';
import fc from 'fast-check';
import { LandingZone } from '../../../../examples/landing-zone/main';
import { ChangeTracking } from '../../../../lib';
import { driftOf } from '../../../../lib/estate/inspection/drift/drift';
import { OPEN } from '../../../../lib/estate/inspection/drift/paired';
import { inspect } from '../../../../lib/estate/inspection/inspect';
import type { Input } from '../../../../lib/estate/model/input';
import { readInput } from '../../../../lib/estate/read/documents';
import { inventoryOf, type Rows } from '../../../../lib/estate/read/inventory/inventory-of-rows';
import { renderSettings } from '../../../../lib/settings/render';
import { resolveSettings } from '../../../../lib/settings/resolve';
import { likelySettings } from '../../../support/arbitrary-settings';
import { exportedCode } from '../../../support/exported-code';
import { synthesize } from '../../../support/synth';

const json: unknown = JSON.parse(
  Testing.synth(new LandingZone(Testing.stubVersion(new App({ stackTraces: false })), 'landing')),
);
const code = readInput(json);
const estate = exportedCode(code);

function drift(rows: Rows, incomplete: readonly string[] = [], of: Input = code) {
  const inventory = inventoryOf(rows, new Set(incomplete), []);
  return driftOf(of, { rows, inventory, machines: inspect(inventory).machines });
}

test('an estate that is as the code wants it has no drift', () => {
  const { items, compared, notCompared } = drift(estate);
  expect(items).toEqual([]);
  // No file of the export has storage accounts.
  const rule = 'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3';
  expect(notCompared).toEqual([
    `${rule}: content storage of Windows ${OPEN}`,
    `${rule}: content storage of Linux ${OPEN}`,
  ]);
  expect(compared).toBeGreaterThan(15);
});

type Row = Record<string, unknown>;
const WEB =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-servers/providers/microsoft.compute/virtualmachines/web01';
const RULE = String(estate['rules']?.[0]?.['id']);
const ASSIGNMENT = String(estate['assignments']?.find(({ name }) => name === 'ct-vm')?.['id']);

/** The estate with the rows of one file changed. */
function changed(file: string, change: (row: Row) => Row | undefined, added: readonly Row[] = []): Rows {
  const rows = (estate[file] ?? []).flatMap((row) => change(structuredClone(row)) ?? []);
  return { ...estate, [file]: [...rows, ...added] };
}

const same = (row: Row) => row;
const settingsOf = (row: Row, os: string) => {
  const { properties } = row as {
    properties: { dataSources: { extensions: { name: string; extensionName: string; extensionSettings: Row }[] } };
  };
  const found = properties.dataSources.extensions.find(({ extensionName }) => extensionName.endsWith(os));
  if (found === undefined) throw new Error(`the rule has no source of ${os}`);
  return found.extensionSettings;
};

test.each<[what: string, rows: () => Rows, expected: object]>([
  [
    'a data type that is off in the portal',
    () =>
      changed('rules', (row) => {
        Object.assign(settingsOf(row, 'Windows'), { enableSoftware: false });
        return row;
      }),
    { kind: 'ruleChanged', finding: 'data-type-off', there: 'off', wanted: 'on' },
  ],
  [
    'a frequency that is lower in the portal',
    () =>
      changed('rules', (row) => {
        Object.assign(settingsOf(row, 'Windows')['servicesSettings'] as Row, { serviceCollectionFrequency: 1200 });
        return row;
      }),
    { kind: 'ruleChanged', wanted: 'every 10 minutes', there: 'every 20 minutes' },
  ],
  [
    'a rule that is gone',
    () => changed('rules', () => undefined),
    { kind: 'missing', subject: 'rule dcr-change-tracking', there: 'nothing of this name' },
  ],
  [
    'an association by hand',
    () =>
      changed('associations', same, [
        {
          id: `${WEB.replace('web01', 'other')}/providers/microsoft.insights/datacollectionruleassociations/mine`,
          name: 'mine',
          dataCollectionRuleId: RULE.toLowerCase(),
        },
      ]),
    { kind: 'associationByHand', subject: 'machine other', there: 'association mine' },
  ],
  [
    'an association that is gone',
    () => changed('associations', (row) => (String(row['id']).startsWith(`${WEB}/`) ? undefined : row)),
    { kind: 'missing', subject: 'association change-tracking' },
  ],
  [
    'an older extension',
    () =>
      changed('extensions', (row) =>
        row['name'] === 'ChangeTracking-Windows' && String(row['id']).toLowerCase().startsWith(WEB)
          ? { ...row, typeHandlerVersion: '2.30' }
          : row,
      ),
    { kind: 'extensionVersion', wanted: '2.35', there: '2.30', subject: 'ChangeTracking-Windows of web01' },
  ],
  [
    'a newer extension that nothing upgrades',
    () =>
      changed('extensions', (row) =>
        row['name'] === 'ChangeTracking-Windows' && String(row['id']).toLowerCase().startsWith(WEB)
          ? { ...row, typeHandlerVersion: '2.38' }
          : row,
      ),
    { kind: 'extensionVersion', wanted: '2.35', there: '2.38' },
  ],
  [
    'an exemption that no code has',
    () =>
      changed('exemptions', same, [
        {
          id: '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-x/providers/Microsoft.Authorization/policyExemptions/silence',
          name: 'silence',
          policyAssignmentId: ASSIGNMENT.toLowerCase(),
          expiresOn: '',
        },
      ]),
    { kind: 'exemptionUnknown', subject: 'resource group rg-x', there: 'exemption silence, without an end' },
  ],
  [
    'an assignment that is not enforced',
    () =>
      changed('assignments', (row) => ({
        ...row,
        properties: {
          ...(row['properties'] as Row),
          enforcementMode: row['name'] === 'ct-vm' ? 'DoNotEnforce' : 'Default',
        },
      })),
    { kind: 'assignmentChanged', subject: 'enforcement of assignment ct-vm', wanted: 'true', there: 'false' },
  ],
  [
    'an assignment that excludes a scope',
    () =>
      changed('assignments', (row) => ({
        ...row,
        properties: { ...(row['properties'] as Row), notScopes: row['name'] === 'ct-vm' ? ['/subscriptions/x'] : [] },
      })),
    {
      kind: 'assignmentChanged',
      subject: 'excluded scopes of assignment ct-vm',
      wanted: '[]',
      there: '["/subscriptions/x"]',
    },
  ],
  [
    'an assignment that is gone',
    () => changed('assignments', (row) => (row['name'] === 'ct-arc' ? undefined : row)),
    { kind: 'missing', subject: 'assignment ct-arc' },
  ],
  [
    'a machine that does not exist',
    () => {
      const without = (file: string) =>
        (estate[file] ?? []).filter((row) => !JSON.stringify(row).toLowerCase().includes('/web01'));
      return {
        ...estate,
        ...Object.fromEntries(
          ['machines', 'extensions', 'associations', 'reporting'].map((file) => [file, without(file)]),
        ),
      };
    },
    { kind: 'machineMissing', subject: 'machine web01', there: 'no such machine' },
  ],
  [
    'a machine that reports nothing',
    () =>
      changed('reporting', (row) => (row['ResourceId'] === WEB ? { ...row, LastRow: '2026-10-01T12:00:00Z' } : row)),
    { kind: 'machineSilent', subject: 'machine web01', wanted: 'reports' },
  ],
])('%s is the only difference', (_, rows, expected) => {
  expect(drift(rows()).items).toEqual([expect.objectContaining(expected)]);
});

test.each(['rules', 'associations', 'extensions', 'assignments'])(
  'a row that is missing in a %s file that is cut off is no difference',
  (file) => {
    const rows = { ...estate, [file]: [] };
    const { items, notCompared } = drift(rows, [file]);
    expect(items.filter(({ kind }) => kind === 'missing')).toEqual([]);
    expect(notCompared.filter((one) => one.startsWith(file))).toEqual([
      `${file}: the file is missing or cut off, so it is not known whether all of the code exist`,
    ]);
  },
);

test('a machine that is missing in a file that is cut off is no difference', () => {
  expect(drift({ ...estate, machines: [] }, ['machines']).items.map(({ kind }) => kind)).not.toContain(
    'machineMissing',
  );
});

test('differences are in the order in which they matter, and sentences about the code come first', () => {
  const rows = {
    ...changed('assignments', (row) => (row['name'] === 'ct-arc' ? undefined : row)),
    extensions: (estate['extensions'] ?? []).map((row) => ({ ...row, typeHandlerVersion: '1.0' })),
    rules: (estate['rules'] ?? []).map((row) => {
      const copy = structuredClone(row);
      Object.assign(settingsOf(copy, 'Windows'), { enableSoftware: false });
      return copy;
    }),
    reporting: (estate['reporting'] ?? []).map((row) =>
      row['ResourceId'] === WEB ? { ...row, LastRow: '2026-10-01T12:00:00Z' } : row,
    ),
  };
  const gaps = [{ address: 'module.x', what: 'not read' }];
  const { items, notCompared } = drift(rows, [], { ...code, gaps });
  expect([...new Set(items.map(({ kind }) => kind))]).toEqual([
    'machineSilent',
    'missing',
    'ruleChanged',
    'extensionVersion',
  ]);
  expect(notCompared[0]).toBe('module.x: not read');
});

test('an association that policy made is no difference', () => {
  const byPolicy = {
    id: `${WEB.replace('web01', 'other')}/providers/microsoft.insights/datacollectionruleassociations/ct-eremnfzbt7hms`,
    name: 'ct-eremnfzbt7hms',
    dataCollectionRuleId: RULE.toLowerCase(),
  };
  expect(drift(changed('associations', same, [byPolicy])).items).toEqual([]);
});

test('a newer agent is no difference while upgrades are on', () => {
  const rows = changed('extensions', (row) =>
    String(row['name']).startsWith('AzureMonitor') ? { ...row, typeHandlerVersion: '1.40' } : row,
  );
  expect(drift(rows).items).toEqual([]);
});

test('a rule of the same name in another subscription is not compared, for the code has no id', () => {
  const [rule] = estate['rules'] ?? [];
  const other = { ...rule, id: RULE.replace('000000000001', '000000000002') };
  const { items, notCompared } = drift(changed('rules', same, [other]));
  expect(items).toEqual([]);
  expect(notCompared).toContain(
    'azurerm_monitor_data_collection_rule.ChangeTracking_Rule_A178E4A3: several subscriptions have a resource of this name, and the code has no id',
  );
});

test('with the id of a state, it is compared with the rule of that id', () => {
  const ids = new Map(
    Object.values(estate)
      .flat()
      .map(({ id, name }) => [String(name), id]),
  );
  const state: Input = {
    ...code,
    kind: 'state',
    changes: code.changes.map((one) =>
      /_rule$/.test(one.type) ? { ...one, after: { ...one.after, id: ids.get(String(one.after?.['name'])) } } : one,
    ),
  };
  const [rule] = estate['rules'] ?? [];
  const other = { ...rule, id: RULE.replace('000000000001', '000000000002') };
  const { items, notCompared } = drift(changed('rules', same, [other]), [], state);
  expect(items).toEqual([]);
  expect(notCompared.filter((one) => one.includes('several subscriptions'))).toEqual([]);
});

test('a plan is compared by what it leaves, and what it removes is not wanted', () => {
  const [rule, ...others] = [...code.changes].sort(
    (a, b) => Number(/_rule$/.test(b.type)) - Number(/_rule$/.test(a.type)),
  );
  if (rule?.after === undefined) throw new Error('the example has no rule');
  const { after: before, ...removed } = rule;
  const plan: Input = { ...code, kind: 'plan', changes: [{ ...removed, action: 'delete', before }, ...others] };
  const { items } = drift({ ...estate, rules: [] }, [], plan);
  expect(items.map(({ address }) => address)).not.toContain(rule.address);
});

describe('generated settings', () => {
  const stackOf = (settings: Parameters<typeof resolveSettings>[0]) =>
    readInput(
      synthesize((stack) => {
        new ChangeTracking(stack, 'ChangeTracking', {
          location: 'westeurope',
          workspace: { name: 'log-generated' },
          settings,
        });
      }).json,
    );
  const accepted = fc.sample(likelySettings, { seed: 7, numRuns: 60 }).flatMap((settings) => {
    try {
      return [{ settings, input: stackOf(settings) }];
    } catch {
      return [];
    }
  });

  test('have no drift in an estate that has them', () => {
    expect(accepted.length).toBeGreaterThan(15);
    for (const { input } of accepted) expect(drift(exportedCode(input), [], input).items).toEqual([]);
  });

  test('have drift in an estate with others', () => {
    const silent = accepted.flatMap(({ settings, input }, index) => {
      const other = accepted[(index + 1) % accepted.length];
      if (other === undefined) return [];
      const [a, b] = [settings, other.settings].map((one) => JSON.stringify(renderSettings(resolveSettings(one))));
      return a === b || drift(exportedCode(other.input), [], input).items.length > 0 ? [] : [{ a, b }];
    });
    expect(silent).toEqual([]);
  });
});
