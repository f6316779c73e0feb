import { file, linux, type PlannedChange, plan, reviewed, rule } from '../support';

const ADDRESS = 'azurerm_monitor_data_collection_rule.ct';
const OURS = rule(linux());
const [{ extension: [SOURCE] = [] } = {}] = OURS['data_sources'] as { extension?: object[] }[];
const source = (name: string, settings: unknown, more: object = {}) => ({
  ...SOURCE,
  name,
  extension_json: settings !== null && typeof settings === 'object' ? JSON.stringify(settings) : settings,
  ...more,
});
const sources = (...extension: readonly object[]) => ({ ...OURS, data_sources: [{ extension }] });
const [A, B] = [linux(file('/a')), linux(file('/b'))];
const [X, Y] = [source('x', A), source('y', B)];
const BOTH = linux(file('/a'), file('/b'));
const quiet = (settings: object) => ({ ...settings, enableServices: false });
const UNREAD = '${var.settings}';
const onWindows = { extension_name: 'ChangeTracking-Windows' };
/** Marks the settings of the last of so many data sources. */
const lastOf = (count: number) => ({
  data_sources: [{ extension: Array.from({ length: count }, (_, index) => ({ extension_json: index === count - 1 })) }],
});

const gone = (path: string) => `item-removed Linux file ${path}: watched -> not in the rule`;
const added = (path: string) => `item-added Linux 1 file: not watched -> watched: ${path}`;
const unseen = (subject: string, was: string, becomes = 'known only at apply') =>
  `unknown-until-apply Linux ${subject}: ${was} -> ${becomes}`;
const SERVICES_OFF = 'data-type-off Linux services: on -> off';

type More = Pick<PlannedChange, 'beforeSensitive' | 'afterSensitive' | 'unknown'>;

function found(before: readonly object[], after: readonly object[], more: More = {}): string[] {
  return reviewed(plan({ address: ADDRESS, before: sources(...before), after: sources(...after), ...more })).map(
    (line) => line.replace(`@${ADDRESS}`, ''),
  );
}

describe('the data sources of a system', () => {
  test.each<[string, object[], object[], ...string[]]>([
    ['of which the last goes', [X, Y], [X], gone('/b')],
    ['of which the first goes', [X, Y], [Y], gone('/a')],
    ['of which one goes that another one covers', [source('x', BOTH), Y], [source('x', BOTH)]],
    ['of which one goes that had no settings', [X, source('y', null)], [X]],
    [
      'of which one goes that had no settings, beside one with a key that is ignored',
      [source('x', { ...A, other: true }), source('y', null)],
      [source('x', { ...A, other: true })],
    ],
    [
      'of which one goes whose services another one collects too',
      [Y, source('x', quiet(A)), source('z', A)],
      [Y, source('x', quiet(A))],
    ],
    [
      'of which one goes that nobody could read',
      [X, source('y', UNREAD)],
      [X],
      unseen('data source y', 'not known', 'not in the rule'),
    ],
    ['of which one goes, and the other cannot be read', [X, Y], [source('x', UNREAD)], unseen('settings', 'known')],
    [
      'of which one goes, and one of two others cannot be read',
      [X, Y, source('z', BOTH)],
      [X, source('y', UNREAD)],
      unseen('settings', 'known'),
    ],
    [
      'of which one goes, and one of two others has no settings',
      [X, source('y', null), source('z', BOTH)],
      [X, source('y', null)],
    ],
    [
      'of which one may only have gone to another extension',
      [X, Y],
      [X, source('z', B, { extension_name: '${var.extension}' })],
      unseen('data source y', 'in the rule'),
    ],
    [
      'of which all may have gone to another extension',
      [source('w', A, onWindows), X],
      [source('w', A, onWindows), source('x', A, { extension_name: '${var.extension}' })],
      'unknown-until-apply Linux: in the rule -> known only at apply',
    ],
    [
      'of which all go',
      [X, source('w', A, onWindows)],
      [source('w', A, onWindows)],
      'os-removed Linux: in the rule -> not in the rule',
    ],
    [
      'of which one goes, with what another one switches off',
      [X, Y],
      [source('x', quiet(A))],
      SERVICES_OFF,
      gone('/b'),
    ],
    ['that are other ones by name', [X, Y], [Y, X]],
    ['of which the only one has another name', [X], [source('z', A)]],
    ['of which one has another name', [X, Y], [X, source('z', B)]],
    ['beside a new one that is listed first', [X], [Y, X], added('/b')],
    [
      'of one name, of which the first has services off',
      [X, source('x', B)],
      [source('x', quiet(A)), source('x', B)],
      SERVICES_OFF,
    ],
    ['of one name, of which the last goes', [X, source('x', B)], [source('x', B)], gone('/a'), added('/b')],
  ])('%s are compared with those before', (_what, before, after, ...wanted) => {
    expect(found(before, after)).toEqual(wanted);
  });
});

describe('settings', () => {
  test.each<[string, object[], object[], More, ...string[]]>([
    ['that cannot be read any more', [X], [source('x', UNREAD)], {}, unseen('settings', 'known')],
    [
      'that cannot be read, and were not there',
      [source('x', null)],
      [source('x', UNREAD)],
      {},
      unseen('settings', 'not set'),
    ],
    ['that cannot be read, as before', [source('x', UNREAD)], [source('x', UNREAD)], {}],
    [
      'that cannot be read, otherwise than before',
      [source('x', UNREAD)],
      [source('x', '${var.other}')],
      {},
      unseen('settings', 'known only at apply'),
    ],
    ['of a new source that cannot be read', [X], [X, source('y', UNREAD)], {}, unseen('settings', 'not in the rule')],
    ['that are a secret no more', [X], [X], { beforeSensitive: lastOf(1) }, unseen('settings', 'not known', 'known')],
    [
      'that are a secret',
      [X],
      [X],
      { beforeSensitive: lastOf(1), afterSensitive: lastOf(1) },
      unseen('settings', 'sensitive', 'sensitive'),
    ],
    [
      'of a source that goes that were a secret',
      [X, Y],
      [X],
      { beforeSensitive: lastOf(2) },
      unseen('data source y', 'not known', 'not in the rule'),
    ],
    ['that could not be read before', [source('x', '{')], [X], {}, added('/a')],
  ])('%s are said to be so', (_what, before, after, more, ...wanted) => {
    expect(found(before, after, more)).toEqual(wanted);
  });
});
