import { check } from '../../../lib/estate';
import { linux, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const OURS = rule(linux());
const [{ extension: [SOURCE] = [] } = {}] = OURS['data_sources'] as { extension?: object[] }[];
const sources = (...extension: readonly object[]) => ({ ...OURS, data_sources: [{ extension }] });
const OTHER_STREAMS = ['Microsoft-Perf'];
const OTHER_KINDS = [
  'data_import',
  'iis_log',
  'log_file',
  'performance_counter',
  'platform_telemetry',
  'prometheus_forwarder',
  'syslog',
  'windows_event_log',
  'windows_firewall_log',
];

/** What is found of data sources in a change of the rule. */
function found(after: object, before?: object): string[] {
  const ids = /^(settings-missing|settings-unreadable|extension-unknown|foreign-source|kind-excludes-source)@/;
  return reviewed(plan({ address: ADDRESS, after: { ...after }, ...(before && { before: { ...before } }) }))
    .filter((line) => ids.test(line))
    .map((line) => line.replace(`@${ADDRESS}`, ''));
}

describe('the settings of a data source', () => {
  const unreadable = (form: string) => [`settings-unreadable Linux settings: an object in JSON -> ${form}`];

  test.each<[string, unknown, string[]]>([
    ['that are not there', null, ['settings-missing Linux settings: in the rule -> none']],
    ['that are empty', '', unreadable('no JSON')],
    ['that are cut off', '{"enableFiles":', unreadable('no JSON')],
    ['that are a list', '[{}]', unreadable('a list')],
    ['that are text', '"{}"', unreadable('JSON that is encoded twice')],
    ['that are a number', '3', unreadable('the value 3')],
    ['that are nothing', 'null', unreadable('the value null')],
    ['that cannot be seen', '${jsonencode(var.settings)}', []],
  ])('%s are found as such', (_what, extension_json, wanted) => {
    expect(found(sources({ ...SOURCE, extension_json }), OURS)).toEqual(wanted);
  });
});

describe('the extension of a data source', () => {
  const named = (extension_name: unknown, more: object = {}) =>
    sources(SOURCE ?? {}, { ...SOURCE, extension_name, ...more });

  test.each<[string, unknown, object, ...string[]]>([
    ['in other letters', 'ChangeTracking-linux', {}, 'ChangeTracking-linux'],
    ['that is another', 'Other', {}, 'Other'],
    ['that is another, with one of the streams', 'Other', { streams: ['Microsoft-ConfigurationData'] }, 'Other'],
    ['that is another, with other streams', 'Other', { streams: OTHER_STREAMS }],
    ['that is nearly it, with other streams', 'changetrackingLinux', { streams: OTHER_STREAMS }, 'changetrackingLinux'],
    ['that ends like it, with other streams', 'My-ChangeTracking', { streams: OTHER_STREAMS }],
    ['that cannot be seen', '${var.extension}', {}],
    ['that is not there', null, {}],
  ])('%s is found if it is meant', (_what, name, more, ...wanted) => {
    expect(found(named(name, more), OURS)).toEqual(
      wanted.map((one) => `extension-unknown extension_name: right -> ${one}`),
    );
  });

  test.each([
    ['ChangeTracking-linux', "Write 'ChangeTracking-Linux'."],
    ['Other', 'Write ChangeTracking-Windows or ChangeTracking-Linux.'],
  ])('%s is told how to write it', (name, todo) => {
    const { findings } = check(plan({ address: ADDRESS, after: { ...named(name) } }));
    expect(findings.find(({ id }) => id === 'extension-unknown')?.todo).toBe(todo);
  });
});

describe('a rule', () => {
  const [ours] = OURS['data_sources'] as object[];
  const beside = (more: object) => ({ ...OURS, data_sources: [{ ...ours, ...more }] });
  const also = (kinds: string) => `foreign-source data sources: of change tracking only -> also ${kinds}`;
  const excludes = (kind: string, os: string) =>
    `kind-excludes-source kind ${kind}: fits -> has a data source for ${os}`;
  const bothOf = (kind: unknown) => ({
    ...sources(SOURCE ?? {}, { ...SOURCE, name: 'again' }, { ...SOURCE, extension_name: 'ChangeTracking-Windows' }),
    kind,
  });

  test.each<[string, object, ...string[]]>([
    ['with syslog', beside({ syslog: [{}] }), also('syslog')],
    [
      'with every other kind of data',
      beside(Object.fromEntries(OTHER_KINDS.map((kind) => [kind, [{}]]))),
      also(OTHER_KINDS.join(', ')),
    ],
    ['with lists of other kinds that are empty', beside({ syslog: [], iis_log: null })],
    ['of the kind windows', bothOf('windows'), excludes('Windows', 'Linux')],
    ['of the kind Linux', bothOf('Linux'), excludes('Linux', 'Windows')],
    ['of another kind', bothOf('AgentSettings')],
    ['of no kind', bothOf(null)],
  ])('%s is found if that is wrong', (_what, after, ...wanted) => {
    expect(found(after, OURS)).toEqual(wanted);
  });
});
