import { rmSync } from 'node:fs';
import oasis from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import AjvDraft04 from 'ajv-draft-04';
import { exportedEstate } from '../../../bench/support/exported-estate';
import { formatInspectionSarif } from '../../../lib/estate/format/inspection-sarif';
import type { DriftItem } from '../../../lib/estate/inspection/drift/drift-item';
import { type InspectedMachine, type Inspection, inspect } from '../../../lib/estate/inspection/inspect';
import { loadInventory } from '../../../lib/estate/read/inventory/load-inventory';
import { CAUSE_ORDER } from '../../../lib/facts/silence-causes';
import { exportedFolder } from '../../support/exported-folder';

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
}

const validate = new AjvDraft04({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(oasis);
const folder = exportedFolder(exportedEstate(84));
const inspection = inspect(loadInventory(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** The run of an inspection, and the texts of its notifications. */
function runOf(given: Inspection) {
  const [run] = (JSON.parse(formatInspectionSarif(given, 'export/machines.json')) as Log).runs;
  const notes = run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text);
  return { results: run?.results ?? [], rules: run?.tool.driver.rules ?? [], notes };
}

test('has a rule for each cause and a result for each silent machine', () => {
  const { results, rules, notes } = runOf(inspection);
  expect(rules.map(({ id }) => id)).toEqual(CAUSE_ORDER.map((cause) => `silence/${cause}`));
  expect(results).toHaveLength(inspection.states.get('silent') ?? 0);
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  expect(results.find(({ ruleId }) => ruleId === 'silence/agentFailed')).toEqual({
    ruleId: 'silence/agentFailed',
    ruleIndex: 3,
    level: 'error',
    message: {
      text:
        'Srv3 reports nothing: The installation of the Azure Monitor Agent failed (Failed). Read the status of the ' +
        'extension on the machine, remove it, and install it again.',
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'export/machines.json' }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: idOf('Srv3'), kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'silence/v1': `agentFailed@${idOf('Srv3')}` },
  });
  expect(notes).toEqual([]);
});

function idOf(name: string) {
  return inspection.machines.find((one) => one.name === name)?.id;
}

test('has a result for each difference from the code, before machines that are off', () => {
  const item: DriftItem = {
    ...{ kind: 'ruleChanged', address: 'azurerm_monitor_data_collection_rule.ct', id: undefined },
    ...{ subject: 'files', wanted: '/etc', there: 'none' },
  };
  const given = { ...inspection, drift: { items: [item], compared: 1, notCompared: ['a [part](x)'] } };
  const { results, rules, notes } = runOf(given);
  const result = results.find(({ ruleId }) => ruleId === 'drift/ruleChanged');
  expect(rules[result?.ruleIndex ?? -1]?.id).toBe('drift/ruleChanged');
  expect([result?.level, result?.message.text]).toEqual([
    'error',
    'files: A rule is not what the code wants. The code wants /etc; there is none. ' +
      'Apply the code, or take the change over into the code.',
  ]);
  expect(notes).toEqual(['not compared with the code: a [part] (x)']);
  expect(results.findIndex(({ level }) => level === 'note')).toBe(
    results.findIndex(({ ruleId }) => ruleId === 'drift/ruleChanged') + 1,
  );
  expect([validate(JSON.parse(formatInspectionSarif(given, 'x.json'))), validate.errors]).toEqual([true, null]);
});

test('a machine that is off is a note, after all others', () => {
  const levels = runOf(inspection).results.map(({ ruleId, level }) => [ruleId === 'silence/machineOff', level]);
  expect(new Set(levels.filter(([isOff]) => isOff).map(([, level]) => level))).toEqual(new Set(['note']));
  expect(levels.map(([isOff]) => isOff).lastIndexOf(false)).toBeLessThan(levels.findIndex(([isOff]) => isOff));
});

const silent = inspection.machines.find((one) => one.state === 'silent') as InspectedMachine;

test('has at most 25,000 results, and says how many are left out and what could not be seen', () => {
  const machines = Array.from({ length: 25_003 }, (_, index) => ({ ...silent, name: `m${index}` }));
  const { results, notes } = runOf({ ...inspection, machines, gaps: ['x.json has no\nrows'] });
  expect([results.length, notes]).toEqual([
    25_000,
    ['3 results left out: code scanning accepts 25000 results of a run', 'not seen: x.json has no\\u{a}rows'],
  ]);
});

test('follows the schema of OASIS, also with names that are markup', () => {
  const hostile = { ...silent, name: '[x](https://example.org)\u001b[31m' };
  const given = { ...inspection, machines: [...inspection.machines, hostile], gaps: ['a gap'] };
  expect([validate(JSON.parse(formatInspectionSarif(given, 'a b/c#d.json'))), validate.errors]).toEqual([true, null]);
  expect(runOf(given).results.map(({ message }) => message.text)).toContainEqual(
    expect.stringMatching(/^\[x\] \(https:\/\/example\.org\)\\u\{1b\}\[31m reports nothing: /),
  );
});
