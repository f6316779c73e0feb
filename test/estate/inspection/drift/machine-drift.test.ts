import type { Code } from '../../../../lib/estate/inspection/drift/code-machines';
import type { Exported } from '../../../../lib/estate/inspection/drift/drift-item';
import { machineDrift } from '../../../../lib/estate/inspection/drift/machine-drift';

const WEB = '/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/virtualmachines/web';

const driftOf = (machine: object | undefined, incomplete: readonly string[] = []) =>
  machineDrift(
    { machines: new Map([[WEB, 'x.web']]), unmade: new Map([['x.new', 'new']]) } as unknown as Code,
    {
      machines: machine === undefined ? [] : [{ id: WEB, name: 'Web', ...machine }],
      inventory: { incomplete: new Set(incomplete) },
    } as unknown as Exported,
  );

const UNMADE = {
  kind: 'machineMissing',
  address: 'x.new',
  subject: 'machine new',
  wanted: 'the machine',
  there: 'no such machine',
};

test.each<[string, object | undefined, object[]]>([
  ['that reports', { state: 'reporting' }, []],
  ['that is off, as is expected', { state: 'silent', cause: 'machineOff' }, []],
  [
    'that is silent',
    { state: 'silent', cause: 'agentMissing' },
    [
      {
        kind: 'machineSilent',
        address: 'x.web',
        id: WEB,
        subject: 'machine Web',
        wanted: 'reports',
        there: 'The Azure Monitor Agent is not installed',
      },
    ],
  ],
  [
    'that is silent, with a detail',
    { state: 'silent', cause: 'agentMissing', detail: 'Failed' },
    [{ there: 'The Azure Monitor Agent is not installed (Failed)' }],
  ],
  ['that nothing watches', { state: 'unwatched', cause: 'agentMissing' }, []],
  [
    'that is not there',
    undefined,
    [{ kind: 'machineMissing', address: 'x.web', subject: 'machine web', wanted: WEB, there: 'no such machine' }],
  ],
])('a machine of the code %s', (_, machine, items) => {
  expect(driftOf(machine)).toMatchObject({ items: [...items, UNMADE], notCompared: [] });
});

test('of an export that is cut off, no machine is said to be missing', () => {
  expect(driftOf(undefined, ['machines'])).toEqual({
    items: [],
    notCompared: ['machines: the export is cut off, so a machine may exist that it does not list'],
  });
});
