import { OPEN } from '../../../../lib/estate/inspection/drift/paired';
import { ruleDrift } from '../../../../lib/estate/inspection/drift/rule-drift';
import { type Attributes, at, UNKNOWN } from '../../../../lib/estate/model/value';
import { file, linux, rule } from '../../support';
import { pairsOf } from './pairs';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const HOSTS = linux(file('/etc/hosts'));
const WANTED = rule(HOSTS);

const drift = (there: Attributes, wanted: Attributes) =>
  ruleDrift(pairsOf([ADDRESS, { id: '/dcr', ...there }, wanted]));
const itemOf = (subject: string, wanted: string, there: string, finding?: string) => ({
  ...{ kind: 'ruleChanged', address: ADDRESS, id: '/dcr', subject, wanted, there },
  ...(finding !== undefined && { finding }),
});
const WRITTEN = ['as the code writes them', 'written differently'] as const;
const to = (workspace: string) => ({
  destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id: workspace }] }],
});

test.each<[what: string, there: Attributes, item: object]>([
  [
    'without data sources',
    { ...WANTED, data_sources: [] },
    itemOf('rule dcr-ct', 'tracks Linux', 'no rule of change tracking', 'rule-removed'),
  ],
  ['that watches less', rule(linux()), itemOf('Linux file /etc/hosts', 'watched', 'not in the rule', 'item-removed')],
  [
    'that watches more',
    rule(linux(file('/etc/hosts'), file('/etc/motd'))),
    itemOf('Linux file /etc/motd', 'not in the rule', 'watched', 'item-removed'),
  ],
  [
    'with a data type that is off',
    rule({ ...HOSTS, enableSoftware: false }),
    itemOf('Linux software', 'on', 'off', 'data-type-off'),
  ],
  [
    'that is slower',
    rule({ ...HOSTS, fileSettings: { fileCollectionFrequency: 1200, fileInfo: [file('/etc/hosts')] } }),
    itemOf('Linux files', 'every 15 minutes', 'every 20 minutes', 'frequency-changed'),
  ],
  [
    'that writes elsewhere',
    { ...WANTED, ...to('/workspaces/other') },
    itemOf('destination ct', '/workspaces/log-ct', '/workspaces/other', 'destination-changed'),
  ],
  [
    'with a key that the agent ignores',
    rule({ ...HOSTS, own: 1 }),
    itemOf(
      'Linux settings, own',
      'not in the settings',
      'almost certainly ignored: no known rule has it',
      'key-ignored',
    ),
  ],
  [
    'whose entries have other names',
    rule(linux(file('/etc/hosts', { name: 'other' }))),
    itemOf('Linux settings: fileSettings', ...WRITTEN),
  ],
  [
    'whose entries have other names, without a key that means nothing',
    rule({ ...linux(file('/etc/hosts', { name: 'other' })), enableRegistry: undefined }),
    itemOf('Linux settings: enableRegistry, fileSettings', ...WRITTEN),
  ],
])('a rule %s is one difference', (_, there, item) => {
  expect(drift(there, WANTED)).toEqual({ items: [item], notCompared: [] });
});

test('each difference of a rule is told', () => {
  const slower = { ...HOSTS, fileSettings: { fileCollectionFrequency: 1200, fileInfo: [file('/etc/hosts')] } };
  expect(drift(rule({ ...slower, enableSoftware: false }), WANTED).items).toEqual([
    itemOf('Linux software', 'on', 'off', 'data-type-off'),
    itemOf('Linux files', 'every 15 minutes', 'every 20 minutes', 'frequency-changed'),
  ]);
});

test('the settings of each operating system are compared with their own', () => {
  const both = (...hosts: readonly object[]) => {
    const sources = [rule({}, 'Windows'), rule(linux(...hosts))].flatMap((one) => at(one, 'data_sources', 'extension'));
    return { ...WANTED, data_sources: [{ extension: sources }] };
  };
  expect(drift(WANTED, both(file('/etc/hosts'))).items).toContainEqual(
    itemOf('Windows', 'in the rule', 'not in the rule', 'os-removed'),
  );
  const there = both(file('/etc/hosts', { name: 'other' }));
  expect(drift(there, both(file('/etc/hosts')))).toEqual({
    items: [itemOf('Linux settings: fileSettings', ...WRITTEN)],
    notCompared: [],
  });
});

test('settings that are written differently are not told beside a difference of the same rule, but of another one', () => {
  const renamed = rule(linux(file('/etc/hosts', { name: 'other' })));
  const slower = { ...renamed, ...to('/workspaces/other') };
  const other = `${ADDRESS}-2`;
  const pairs = pairsOf([ADDRESS, { id: '/dcr', ...slower }, WANTED], [other, { id: '/dcr-2', ...renamed }, WANTED]);
  expect(ruleDrift(pairs).items).toEqual([
    itemOf('destination ct', '/workspaces/log-ct', '/workspaces/other', 'destination-changed'),
    { ...itemOf('Linux settings: fileSettings', ...WRITTEN), address: other, id: '/dcr-2' },
  ]);
});

test('a rule that would be created again differs in what makes it so', () => {
  const pairs = pairsOf([
    ADDRESS,
    { id: '/dcr', ...WANTED, location: 'northeurope' },
    { ...WANTED, name: 'dcr-new', location: undefined },
  ]);
  const changes = pairs.changes.map((one) => ({
    ...{ ...one, action: 'replace' as const },
    replacedFor: ['name', 'location'],
  }));
  expect(ruleDrift({ ...pairs, changes })).toEqual({
    items: [
      itemOf('name of rule dcr-ct', 'dcr-new', 'dcr-ct', 'rule-replaced'),
      itemOf('location of rule dcr-ct', 'not set', 'northeurope', 'rule-replaced'),
    ],
    notCompared: [],
  });
});

test.each<[what: string, wanted: Attributes, subjects: readonly string[]]>([
  ['a workspace', { ...WANTED, ...to('${azurerm_log_analytics_workspace.x.id}') }, ['destination ct']],
  ['the settings', rule('${jsonencode(local.settings)}'), ['Linux settings']],
  ['a part of them', rule({ ...HOSTS, own: '${var.own}' }), ['Linux settings, own']],
  ['the data sources', { ...WANTED, data_sources: UNKNOWN }, ['data sources']],
])('%s that cannot be seen is not compared, and is said once', (_, wanted, subjects) => {
  expect(drift(WANTED, wanted)).toEqual({
    items: [],
    notCompared: subjects.map((subject) => `${ADDRESS}: ${subject} ${OPEN}`),
  });
});

test.each<[what: string, there: Attributes | undefined, wanted: Attributes]>([
  ['that is as the code wants it', WANTED, WANTED],
  ['whose entry has a name that cannot be seen', WANTED, rule(linux(file('/etc/hosts', { name: '${var.name}' })))],
  ['that does not exist', undefined, WANTED],
])('a rule %s has no drift', (_, there, wanted) => {
  expect(ruleDrift(pairsOf([ADDRESS, there, wanted]))).toEqual({ items: [], notCompared: [] });
});

test('resources of another kind have no drift of rules', () => {
  const association = 'azurerm_monitor_data_collection_rule_association.ct';
  const pairs = pairsOf([association, { id: '/a', ...rule(linux()) }, WANTED]);
  expect(ruleDrift(pairs)).toEqual({ items: [], notCompared: [] });
});

test('findings about addresses and words are no drift', () => {
  const pairs = pairsOf(
    [ADDRESS, { id: '/dcr', ...WANTED }, WANTED],
    [`${ADDRESS}-2`, { id: '/dcr', ...WANTED }, WANTED],
  );
  const changes = pairs.changes.map((one) => ({ ...one, importing: { id: '/dcr' } }));
  expect(ruleDrift({ ...pairs, changes })).toEqual({ items: [], notCompared: [] });
});
