import * as library from 'cdktf-azure-change-tracking';
import { docOf } from './support/prop-docs';
import type { Row } from './support/table';
import * as changeTracking from './tables/change-tracking';
import * as foundation from './tables/foundation';
import * as interfaces from './tables/interfaces';
import * as machines from './tables/machines';
import * as monitoring from './tables/monitoring';
import * as network from './tables/network';
import * as policy from './tables/policy';

/**
 * Classes without resources of their own: others make a remediation, the checks are an aspect, and an adoption has blocks that
 * only a root module may have, so it has tests of its own.
 */
const WITHOUT_RESOURCES = ['Remediation', 'ChangeTrackingChecks', 'Adoption'];

const TABLES = [changeTracking, foundation, interfaces, machines, monitoring, network, policy].flatMap((some) =>
  Object.values(some),
);

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

test('the doc comment of every prop whose change is refused or replaces something says so', () => {
  const props = TABLES.flatMap(({ of, rows }) =>
    rows.filter((row) => row.refused !== undefined || replaces(row)).map(({ prop }) => ({ of, prop })),
  );

  expect(props.length).toBeGreaterThan(50);
  const silent = props.filter(({ of, prop }) => !SAYS_WHAT_A_CHANGE_DOES.test(docOf(of, prop)));
  expect([...new Set(silent.map(({ of, prop }) => `${of}.${prop}`))]).toEqual([]);
}, 300_000);

/** A sentence that starts with what changes, or one that says that the change is refused. */
const SAYS_WHAT_A_CHANGE_DOES = /(^|[.:] )(Changing|Another|A change) |\bis refused at plan\b|\bfails the plan\b/;

/** Whether an update creates what it destroys. If fewer resources of the types remain, it takes something away. */
function replaces({ before, after, destroys = [] }: Row): boolean {
  return destroys.some((type) => count(after(), type) >= count(before(), type));
}

function count(json: string, type: string): number {
  const { resource } = JSON.parse(json) as { readonly resource?: Readonly<Record<string, object>> };
  return Object.keys(resource?.[type] ?? {}).length;
}
