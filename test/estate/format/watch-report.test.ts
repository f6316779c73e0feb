import { reportOfEstate, reportOfSettings } from '../../../lib/estate/format/watch-report';
import { formatWatch, formatWatchJson } from '../../../lib/estate/format/watch-text';
import { readInput } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { resolveSettings } from '../../../lib/settings/resolve';
import { questionOf } from '../../../lib/settings/watch-answers';
import { azureRule, cliForm } from '../../support/exported-forms';

const linux = (destinationPath: string, more = {}) => ({
  'ChangeTracking-Linux': {
    enableFiles: true,
    fileSettings: { fileInfo: [{ name: 'a', destinationPath, enabled: true, recurse: false, ...more }] },
  },
});

function reportOf(path: string, document: unknown) {
  const { changes, gaps } = readInput(document);
  return reportOfEstate(questionOf(path), estateOf(changes, 'after'), gaps);
}

const named = (name: string, settings: Readonly<Record<string, unknown>>) => {
  const rule = azureRule(settings);
  return { ...rule, name, id: rule.id.replace('dcr-CT', name) };
};

test('a rule that watches a file is named with its entry', () => {
  const rule = azureRule(linux('/etc/.*.conf'));
  expect(formatWatch(reportOf('/etc/a.conf', rule))).toBe(
    `Linux file /etc/a.conf: watched\n\n  ${rule.id}: watched\n    /etc/*.conf ('a') watches it\n`,
  );
  expect(JSON.parse(formatWatchJson(reportOf('/etc/a.conf', rule)))).toEqual({
    version: 1,
    path: '/etc/a.conf',
    kind: 'file',
    os: 'linux',
    answer: 'watched',
    rules: [{ rule: rule.id, answer: 'watched', entries: [{ name: 'a', path: '/etc/*.conf', answer: 'watched' }] }],
  });
});

test('a rule with a bare wildcard leaves the doubt that no source takes away', () => {
  const rule = azureRule(linux('/etc/*.conf'));
  expect(formatWatch(reportOf('/etc/a.conf', rule))).toBe(
    `Linux file /etc/a.conf: cannot be known\n\n  ${rule.id}: cannot be known\n    /etc/*.conf ('a') the rule has a bare '*' for Linux, where Microsoft's rules have '.*', and no source says what '*' alone matches\n`,
  );
});

test('a rule with a value of a key leaves one too', () => {
  const registryInfo = [{ name: 'k', keyName: 'HKLM\\SOFTWARE\\Contoso', valueName: 'x', enabled: true }];
  const rule = azureRule({ 'ChangeTracking-Windows': { enableRegistry: true, registrySettings: { registryInfo } } });
  expect(reportOf('HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso', rule).answer).toBe('unknown');
});

test('a file that nothing watches gets what comes closest', () => {
  const rule = azureRule(linux('/etc/ssh/.*', { enabled: false }));
  expect(formatWatch(reportOf('/etc/ssh/sshd_config', rule))).toBe(
    `Linux file /etc/ssh/sshd_config: not watched\n\n  ${rule.id}: not watched\n    closest:\n    /etc/ssh/* ('a') covers it and is disabled\n`,
  );
});

test('rules that differ leave the answer open, rules that agree do not', () => {
  const [one, two] = [named('one', linux('/etc/hosts')), named('two', linux('/etc/motd'))];
  const report = reportOf('/etc/hosts', [one, two]);
  expect(report).toMatchObject({
    answer: 'unknown',
    why: 'the rules differ, and which of them a machine follows is not known',
    rules: [{ answer: 'watched' }, { answer: 'not watched' }],
  });
  expect(reportOf('/etc/shadow', [one, two]).answer).toBe('not watched');
  expect(reportOf('/etc/hosts', [one, named('three', linux('/etc/hosts'))]).answer).toBe('watched');
});

test.each([
  ['the settings of the data source are not in the input', cliForm(azureRule({ 'ChangeTracking-Linux': null }))],
  ['the rule has no data source for Linux', azureRule({ 'ChangeTracking-Windows': { enableFiles: true } })],
  ['the settings of the data source are not JSON that the agent can read', azureRule({ 'ChangeTracking-Linux': 'x' })],
])('a rule that cannot answer says that %s', (why, document) => {
  expect(reportOf('/etc/hosts', document).rules).toMatchObject([{ why, entries: [] }]);
});

test('an input without a rule, or with parts that were not read, leaves the answer open', () => {
  expect(reportOf('/etc/hosts', { value: [] })).toMatchObject({
    answer: 'unknown',
    why: 'the input holds no rule of change tracking, and one elsewhere may watch it',
  });
  const page = { value: [azureRule(linux('/etc/motd'))], nextLink: 'x' };
  const why = 'not all of the input was read: export a page is missing: the list goes on where this answer ends';
  expect(reportOf('/etc/hosts', page)).toMatchObject({ answer: 'unknown', why });
  expect(reportOf('/etc/motd', page)).toMatchObject({ answer: 'watched' });
});

test('settings answer under the name of their file', () => {
  const settings = resolveSettings({ linux: { files: [{ path: '/etc/hosts' }] } });
  expect(formatWatch(reportOfSettings(questionOf('/etc/hosts'), 'settings.yaml', settings))).toBe(
    'Linux file /etc/hosts: watched\n\n  settings.yaml: watched\n    /etc/hosts watches it\n',
  );
});
