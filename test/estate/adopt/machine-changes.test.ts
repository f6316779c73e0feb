import type { Joined } from '../../../lib/estate/adopt/joined-machine';
import { machineChanges } from '../../../lib/estate/adopt/machine-changes';
import type { Extension } from '../../../lib/estate/model/estate';
import { UNKNOWN } from '../../../lib/estate/model/value';

const extension = (attributes: object, more: Partial<Extension> = {}) =>
  ({ address: 'x', attributes: { name: 'ct', ...attributes }, ...more }) as unknown as Extension;

const changesOf = (kind: Joined['kind'], one: Extension, agent?: Extension) =>
  machineChanges({
    ...{ id: '/machines/web', kind, os: 'linux', agent, extension: one },
    association: { attributes: {} },
  } as unknown as Joined).map(({ subject, text }) => `${subject}: ${text}`);

const AGENT = extension({ name: 'AzureMonitorLinuxAgent' });
const ORDERED = { provision_after_extensions: ['AzureMonitorLinuxAgent'] };

test.each<[string, Joined['kind'], Extension, Extension | undefined, string | undefined]>([
  ['as it is wanted', 'virtualMachines', extension({}), undefined, undefined],
  [
    'whose version cannot be seen',
    'virtualMachines',
    extension({}, { version: UNKNOWN as never }),
    undefined,
    undefined,
  ],
  ['without a version', 'virtualMachines', extension({}, { version: undefined as never }), undefined, undefined],
  [
    'of another version',
    'virtualMachines',
    extension({}, { version: '2.5' as never }),
    undefined,
    'changes the version from 2.5 to 2.20',
  ],
  ['of another version of Arc', 'arcServers', extension({}, { version: '2.5' as never }), undefined, undefined],
  ['of a scale set, after its agent', 'scaleSets', extension(ORDERED), AGENT, undefined],
  ['of a scale set, after nothing', 'scaleSets', extension({}), AGENT, 'is provisioned after AzureMonitorLinuxAgent'],
  [
    'of a scale set, after what is not there',
    'scaleSets',
    extension(ORDERED),
    undefined,
    'is provisioned after no other',
  ],
  [
    'with flags and lists that are off',
    'virtualMachines',
    extension({ failure_suppression_enabled: false, tags: {} }),
    undefined,
    undefined,
  ],
  [
    'with a flag that is on, and a tag',
    'virtualMachines',
    extension({ failure_suppression_enabled: true, tags: { a: 'b' } }),
    undefined,
    'loses tags, loses failure_suppression_enabled',
  ],
])('an extension %s', (_, kind, one, agent, text) => {
  const of = changesOf(kind, one, agent).filter((change) => change.includes("'ct'"));
  expect(of).toEqual(text === undefined ? [] : [`web: the extension 'ct' ${text}`]);
});
