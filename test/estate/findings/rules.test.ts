import { review } from '../../../lib/estate';
import { file, lines, linux, type PlannedChange, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const OURS = rule(linux());
const OTHER = { name: 'dcr-ct', data_sources: [{ performance_counter: [{}] }] };
/** The rule with data sources for both systems. */
const [linuxSources, windowsSources] = [OURS, rule(linux(), 'Windows')].map(
  (one) => (one['data_sources'] as [{ extension: object[] }])[0].extension,
);
const BOTH = { ...OURS, data_sources: [{ extension: [...(windowsSources ?? []), ...(linuxSources ?? [])] }] };

type Sides = Omit<PlannedChange, 'address'>;

function acting(actions: readonly string[] | undefined, sides: Sides, paths: readonly string[] = []) {
  const document = plan({ address: ADDRESS, ...sides });
  const [{ change }] = document['resource_changes'] as [{ change: Record<string, unknown> }];
  if (actions !== undefined) change['actions'] = actions;
  change['replace_paths'] = paths.map((one) => [one]);
  return document;
}
const found = (...of: Parameters<typeof acting>) =>
  reviewed(acting(...of)).map((line) => line.replace(`@${ADDRESS}`, ''));
const REPLACED = ['delete', 'create'];
const NOTHING = ['no-op'];
const hidden = (value: object): Sides => ({
  before: { ...value },
  after: { ...value },
  unknown: { data_sources: true },
});

describe('a rule', () => {
  const words = (subject: string) => `cosmetic-change ${subject}: earlier text -> other text`;
  const update = (before: object, after: object): Sides => ({
    before: { ...OURS, ...before },
    after: { ...OURS, ...after },
  });
  const labelled = (more: Readonly<Record<string, unknown>>) => rule(linux(file('/a', more), file('/b')));

  test.each<[string, readonly string[] | undefined, Sides, ...string[]]>([
    ['that is destroyed', undefined, { before: OURS }, 'rule-removed rule dcr-ct: tracks Linux -> destroyed'],
    [
      'of both systems that is destroyed',
      undefined,
      { before: BOTH },
      'rule-removed rule dcr-ct: tracks Windows and Linux -> destroyed',
    ],
    ['of something else that is destroyed', undefined, { before: OTHER }],
    [
      'that becomes one of something else',
      undefined,
      { before: OURS, after: OTHER },
      'rule-removed rule dcr-ct: tracks Linux -> no rule of change tracking',
    ],
    [
      'that is replaced by one of something else',
      REPLACED,
      { before: OURS, after: OTHER },
      'rule-removed rule dcr-ct: tracks Linux -> destroyed',
    ],
    [
      'that is taken out of the state',
      ['forget'],
      { before: OURS },
      'resource-forgotten dcr-ct: managed by Terraform -> not managed, and still in Azure',
    ],
    ['that is replaced', REPLACED, { before: OURS, after: OURS }, 'rule-replaced rule dcr-ct: dcr-ct -> replaced'],
    [
      'that is replaced by one of change tracking',
      REPLACED,
      { before: { ...OTHER, name: 'perf' }, after: OURS },
      'rule-replaced rule dcr-ct: not set -> replaced',
    ],
    [
      'of which the data sources are known only at apply',
      undefined,
      hidden(OURS),
      'unknown-until-apply data sources: of change tracking -> known only at apply',
    ],
    [
      'of something else, of which the data sources are known only at apply',
      undefined,
      hidden(OTHER),
      'unknown-until-apply data sources: not of change tracking, or not known -> known only at apply',
    ],
    [
      'that is new, of which the data sources are known only at apply',
      undefined,
      { after: OURS, unknown: { data_sources: true } },
      'unknown-until-apply data sources: no rule -> known only at apply',
    ],
    [
      'of which the data sources are secret',
      undefined,
      { ...hidden(OURS), unknown: {}, beforeSensitive: { data_sources: true }, afterSensitive: { data_sources: true } },
      'unknown-until-apply data sources: not of change tracking, or not known -> sensitive',
    ],
    [
      'of which the data sources are secret, and nothing changes',
      NOTHING,
      { ...hidden(OURS), unknown: {}, beforeSensitive: { data_sources: true }, afterSensitive: { data_sources: true } },
    ],
    [
      'with other words',
      undefined,
      update({ description: 'a', tags: { a: '1' } }, { description: 'b', tags: { a: '2' } }),
      words('description, tags'),
    ],
    [
      'with the same words',
      undefined,
      update({ description: 'a', tags: { a: '1' } }, { description: 'a', tags: { a: '1' } }),
    ],
    ['with no words in place of null', undefined, update({ description: null }, { description: '' })],
    ['with tags that cannot be seen', undefined, { ...update({ tags: { a: '1' } }, {}), unknown: { tags: true } }],
    [
      'with another label of a file and other tags',
      undefined,
      { before: labelled({ name: 'x' }), after: { ...labelled({ name: 'y' }), tags: { a: '1' } } },
      words('tags, labels of Linux entries'),
    ],
    [
      'with another group of a file',
      undefined,
      { before: labelled({ groupTag: 'x' }), after: labelled({ groupTag: 'y' }) },
      words('labels of Linux entries'),
    ],
    [
      'with the same labels in another order',
      undefined,
      { before: rule(linux(file('/a'), file('/b'))), after: rule(linux(file('/b'), file('/a'))) },
    ],
  ])('%s is found as such', (_what, actions, sides, ...wanted) => {
    expect(found(actions, sides)).toEqual(wanted);
  });

  test('that is replaced says for what', () => {
    expect(found(REPLACED, { before: OURS, after: { ...OURS, name: 'dcr-new' } }, ['name'])).toEqual([
      'rule-replaced rule dcr-new: dcr-ct -> replaced, because of name',
    ]);
  });
});

describe('a data source', () => {
  const extension = (name: string, settings: unknown, os = 'Linux') => ({
    ...(rule(settings, os)['data_sources'] as [{ extension: [object] }])[0].extension[0],
    name,
  });
  const off = extension('b', { ...linux(), enableServices: false });
  const of = (...extensions: readonly object[]) => ({ ...OURS, data_sources: [{ extension: extensions }] });
  const [a, b] = [extension('a', linux(file('/a'))), extension('b', linux(file('/b')))];
  const less = extension('b', linux());
  const removed = (path: string) => `item-removed Linux file ${path}: watched -> not in the rule`;
  const added = (path: string) => `item-added Linux 1 file: not watched -> watched: ${path}`;

  test.each<[string, object, object, ...string[]]>([
    ['of a system that goes', BOTH, OURS, 'os-removed Windows: in the rule -> not in the rule'],
    ['of both systems as they were', BOTH, { ...BOTH, tags: null }],
    ['with another name', of(a), of({ ...a, name: 'z' })],
    ['of two in another order', of(a, b), of(b, a)],
    ['of two that goes', of(a, b), of(b), removed('/a')],
    ['of two that goes in the other place', of(a, b), of(a), removed('/b')],
    ['of two of which the other one has all that goes', of(a, extension('b', linux(file('/a')))), of(a)],
    ['of two that goes, with services', of(a, off), of(off), 'data-type-off Linux services: on -> off', removed('/a')],
    [
      'of three that goes, with services that another one has',
      of(a, { ...off, name: 'c' }, b),
      of(b, { ...off, name: 'c' }),
      removed('/a'),
    ],
    [
      'of two that goes and was not seen',
      of({ ...a, extension_json: '${var.a}' }, b),
      of(b),
      'unknown-until-apply Linux data source a: not known -> not in the rule',
    ],
    ['of two that goes and was none', of({ ...a, extension_json: '{' }, b), of(b)],
    ['of two with less', of(a, b), of(less, a), removed('/b')],
    [
      'of two without names',
      of({ ...a, name: '' }, { ...b, name: '' }),
      of({ ...a, name: '' }, { ...less, name: '' }),
      removed('/b'),
    ],
    ['of one that comes first of two', of(b), of(a, b), added('/a')],
    [
      'of two with other names, by their places',
      of(a, b),
      of({ ...a, name: 'x' }, { ...less, name: 'y' }),
      removed('/b'),
    ],
  ])('%s is found as such', (_what, before, after, ...wanted) => {
    expect(found(undefined, { before: { ...before }, after: { ...after } })).toEqual(wanted);
  });

  const known = linux(file('/a'));
  const source = (at: object) => ({ data_sources: [{ extension: [at] }] });
  test.each<[string, Sides, ...string[]]>([
    [
      'that become known only at apply',
      { before: OURS, after: OURS, unknown: source({ extension_json: true }) },
      'unknown-until-apply Linux settings: known -> known only at apply',
    ],
    [
      'of a new rule that are known only at apply',
      { after: OURS, unknown: source({ extension_json: true }) },
      'unknown-until-apply Linux settings: not in the rule -> known only at apply',
    ],
    [
      'that are secret',
      {
        before: OURS,
        after: OURS,
        beforeSensitive: source({ extension_json: true }),
        afterSensitive: source({ extension_json: true }),
      },
      'unknown-until-apply Linux settings: sensitive -> sensitive',
    ],
    ['that cannot be read', { before: rule('{'), after: rule('{ ') }],
    ['in an expression that stays', { before: rule('${var.a}'), after: { ...rule('${var.a}'), tags: null } }],
    [
      'in another expression',
      { before: rule('${var.a}'), after: rule('${var.b}') },
      'unknown-until-apply Linux settings: known only at apply -> known only at apply',
    ],
    [
      'that are read from now on',
      { before: rule('${var.a}'), after: rule(known) },
      'unknown-until-apply Linux settings: not known -> known',
    ],
  ])('has settings %s', (_what, sides, ...wanted) => {
    expect(found(undefined, sides)).toEqual(wanted);
  });

  test('that is seen in part is said not to have been seen before', () => {
    const configuration = (value: object) => ({ resource: { azurerm_monitor_data_collection_rule: { ct: value } } });
    const partly = configuration(rule(linux(file('/opt/${var.app}'))));
    expect(lines(review(partly, { base: configuration(rule('${jsonencode(var.a)}')) }))).toEqual([
      `unknown-until-apply@${ADDRESS} Linux settings: not known -> known`,
    ]);
  });
});
