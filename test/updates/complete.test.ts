import * as library from 'cdktf-azure-change-tracking';
import * as changeTracking from './tables/change-tracking';
import * as foundation from './tables/foundation';
import * as machines from './tables/machines';
import * as monitoring from './tables/monitoring';
import * as policy from './tables/policy';

/** Classes without resources of their own: others make a remediation, and the checks are an aspect. */
const WITHOUT_RESOURCES = ['Remediation', 'ChangeTrackingChecks'];

const TABLES = [changeTracking, foundation, machines, monitoring, policy].flatMap((some) => Object.values(some));

test.each(TABLES.flatMap(({ of, rows }) => rows.map((row) => [`${of}.${row.title}`, row] as const)))(
  'the update %s changes what Terraform reads, or gives the reason',
  (_, { before, after, refused, unchanged }) => {
    if (refused?.at === 'synth') return expect(unchanged).toBeUndefined();
    const isChanged = after() !== before();
    expect({ isChanged, unchanged }).toEqual(
      isChanged ? { isChanged, unchanged: undefined } : { isChanged, unchanged: expect.stringMatching(/\w/) },
    );
  },
);

test('every construct has a table of updates, in which the types ask for a row for each prop', () => {
  const constructs = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && /^class /.test(String(value)))
    .map(([name]) => name)
    .filter((name) => !WITHOUT_RESOURCES.includes(name));

  expect(constructs.length).toBeGreaterThan(10);
  expect(TABLES.map(({ of }) => of)).toEqual(expect.arrayContaining(constructs));
});
