import * as library from 'cdktf-azure-change-tracking';
import * as changeTracking from './tables/change-tracking';
import * as foundation from './tables/foundation';
import * as machines from './tables/machines';
import * as monitoring from './tables/monitoring';
import * as policy from './tables/policy';

/** Classes without resources of their own: others make a remediation, and the checks are an aspect. */
const WITHOUT_RESOURCES = ['Remediation', 'ChangeTrackingChecks'];

test('every construct has a table of updates, in which the types ask for a row for each prop', () => {
  const tables = [changeTracking, foundation, machines, monitoring, policy].flatMap((some) => Object.values(some));
  const constructs = Object.entries(library)
    .filter(([, value]) => typeof value === 'function' && /^class /.test(String(value)))
    .map(([name]) => name)
    .filter((name) => !WITHOUT_RESOURCES.includes(name));

  expect(constructs.length).toBeGreaterThan(10);
  expect(tables.map(({ of }) => of)).toEqual(expect.arrayContaining(constructs));
});
