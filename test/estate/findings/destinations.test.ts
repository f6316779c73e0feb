import { FINDINGS, review } from '../../../lib/estate';
import { HEALTHY } from '../losses/healthy';
import { edited, type Pieces } from '../losses/piece';
import { planOf } from '../losses/render';
import { linux, type PlannedChange, plan, reviewed, rule } from '../support';

const LINUX = ['rule', 'arm', 'body', 'properties', 'dataSources', 'extensions', '1', 'extensionSettings'];
const UPLOAD = [...LINUX, 'fileSettings', 'uploadSetting', 'storageAccountResourceId'];

test('another storage account for content is not said to be a workspace', () => {
  const other = (id: unknown) => String(id).replace(/[^/]+$/, 'stother');
  const { findings } = review(planOf('azapi', HEALTHY, edited(HEALTHY, UPLOAD, other) as Pieces));
  const [found] = findings.filter(({ id }) => id === 'destination-changed');
  expect(found).toMatchObject({
    subject: 'content storage of Linux',
    why: 'What was collected stays in the old workspace or storage account, and everything that reads it there sees nothing new.',
    todo: 'Check that the agents have their role on the new storage account, and that people can read the content there.',
  });
  expect(FINDINGS['destination-changed'].title).toBe('Data or content goes to another place');
});

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const RULE = rule(linux());
const OURS = ['Microsoft-ConfigurationChange', 'Microsoft-ConfigurationChangeV2', 'Microsoft-ConfigurationData'];
const PERF = ['Microsoft-Perf'];

test('a rule for another system than before has no other storage for content', () => {
  const document = plan({ address: ADDRESS, before: { ...RULE }, after: { ...rule(linux(), 'Windows') } });
  expect(review(document).findings.map(({ id }) => id)).not.toContain('destination-changed');
});

type Flow = readonly [readonly string[], readonly unknown[]];

/** A rule with flows and with workspaces by name. */
const flowing = (laws: Readonly<Record<string, unknown>>, ...flows: readonly Flow[]) => ({
  ...RULE,
  data_flow: flows.map(([streams, destinations]) => ({ streams, destinations })),
  destinations: [{ log_analytics: Object.entries(laws).map(([name, id]) => ({ name, workspace_resource_id: id })) }],
});
const LAWS = { ct: '/w/a', perf: '/w/b' };
const both = (laws: Readonly<Record<string, unknown>>) => flowing(laws, [OURS, ['ct']], [PERF, ['perf']]);
const unseenName = (index: number) => ({
  destinations: [{ log_analytics: Array.from({ length: index + 1 }, (_, at) => (at === index ? { name: true } : {})) }],
});

type Sides = Omit<PlannedChange, 'address'>;

describe('a rule', () => {
  const broken = (was: string, becomes: string) => `flow-broken data flow: ${was} -> ${becomes}`;
  const nowhere = 'has no destination';
  const changed = (name: string, was: string, becomes: string) =>
    `destination-changed destination ${name}: ${was} -> ${becomes}`;
  const flowUnseen = 'unknown-until-apply data flow, destinations: reaches a workspace -> known only at apply';

  test.each<[string, Sides, ...string[]]>([
    [
      'with another workspace',
      { before: both(LAWS), after: both({ ...LAWS, ct: '/w/c' }) },
      changed('ct', '/w/a', '/w/c'),
    ],
    ['with another workspace for something else', { before: both(LAWS), after: both({ ...LAWS, perf: '/w/c' }) }],
    [
      'with another workspace, and two for its data',
      {
        before: flowing(LAWS, [OURS, ['ct', 'perf']]),
        after: flowing({ ...LAWS, perf: '/w/c' }, [OURS, ['ct', 'perf']]),
      },
      changed('perf', '/w/b', '/w/c'),
    ],
    ['with a workspace in other letters', { before: both(LAWS), after: both({ ...LAWS, ct: '/W/A' }) }],
    [
      'with another name of its destination',
      { before: flowing({ ct: '/w/a' }, [OURS, ['ct']]), after: flowing({ law: '/w/a' }, [OURS, ['law']]) },
    ],
    [
      'with a flow of which one stream is of change tracking',
      {
        before: flowing(LAWS, [[...OURS, ...PERF], ['ct']]),
        after: flowing({ ...LAWS, ct: '/w/c' }, [[...OURS, ...PERF], ['ct']]),
      },
      changed('ct', '/w/a', '/w/c'),
    ],
    [
      'that sends nothing anywhere',
      { before: flowing({ ct: '/w/a' }), after: flowing({ ct: '/w/c' }) },
      changed('ct', '/w/a', '/w/c'),
    ],
    [
      'with a workspace that cannot be seen',
      { before: both(LAWS), after: both({ ...LAWS, ct: '${var.law}' }) },
      'unknown-until-apply destination ct: a -> known only at apply',
    ],
    [
      'with a destination that the rule does not define',
      { before: both(LAWS), after: flowing(LAWS, [OURS, ['CT', 'law']], [PERF, ['perf']]) },
      broken('reaches a workspace', 'goes to CT, law, which the rule does not define'),
    ],
    [
      'without the destination that it names',
      { before: both(LAWS), after: both({ perf: '/w/b' }) },
      broken('reaches a workspace', 'goes to ct, which the rule does not define'),
    ],
    [
      'with a flow to nowhere',
      { before: both(LAWS), after: flowing(LAWS, [OURS, []], [PERF, ['perf']]) },
      broken('reaches a workspace', nowhere),
    ],
    [
      'with a flow to nowhere as before',
      { before: flowing(LAWS, [OURS, []]), after: { ...flowing(LAWS, [OURS, []]), tags: {} } },
    ],
    ['that is new and has a flow to nowhere', { after: flowing(LAWS, [OURS, []]) }, broken('no rule', nowhere)],
    [
      'with a second flow to nowhere',
      { before: both(LAWS), after: flowing(LAWS, [OURS, ['ct']], [PERF, []]) },
      broken('reaches a workspace', nowhere),
    ],
    [
      'with a flow of which the destination cannot be seen',
      { before: both(LAWS), after: flowing(LAWS, [OURS, ['${var.law}']], [PERF, ['perf']]) },
      flowUnseen,
    ],
    [
      'with a flow of which the destination cannot be seen as before',
      { before: flowing(LAWS, [OURS, ['${var.law}']]), after: flowing(LAWS, [OURS, ['${var.law}']]) },
    ],
    [
      'that is new, with a flow of which the destination cannot be seen',
      { after: flowing(LAWS, [OURS, ['${var.law}']]) },
    ],
    [
      'of which the name of a destination cannot be seen',
      { before: both(LAWS), after: both(LAWS), unknown: unseenName(0) },
    ],
    [
      'of which the name and the workspace of a destination cannot be seen',
      {
        before: both(LAWS),
        after: both(LAWS),
        unknown: { destinations: [{ log_analytics: [{ name: true, workspace_resource_id: true }] }] },
      },
      'unknown-until-apply destinations: a -> known only at apply',
    ],
  ])('%s is found as such', (_what, sides, ...wanted) => {
    const found = reviewed(plan({ address: ADDRESS, ...sides }));
    expect(found.map((line) => line.replace(`@${ADDRESS}`, ''))).toEqual(wanted);
  });
});
