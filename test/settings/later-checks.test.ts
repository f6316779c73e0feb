import { quoted, rewrittenExpression } from '../../lib/core/expressions';
import { type RuleGroup, ruleMessages } from '../../lib/core/text-rules';
import { REGISTRY_KEYS } from '../../lib/facts/registry-keys';
import { laterChecks } from '../../lib/settings/later-checks';
import {
  CANONICAL_LINUX_PATH,
  CANONICAL_REGISTRY_KEY,
  LINUX_PATH_MEANING,
  registryKeyMeaning,
  WINDOWS_PATH_MEANING,
} from '../../lib/settings/path-forms';
import { LINUX_PATH_RULES, REGISTRY_KEY_RULES, WINDOWS_PATH_RULES } from '../../lib/settings/path-rules';
import type { ChangeTrackingSettings } from '../../lib/settings/types';

const LATER = '${TfToken[TOKEN.7]}';
const LATER_NUMBER = -1.8881545897087505e289;

const NOT_EMPTY = `can(regex("^$", ${LATER})) ? "must not be empty: omit it for the default" : ""`;

/** The rules of literals, for a text that is known only later. */
const rulesOf = (text: string, groups: readonly RuleGroup[]) => ruleMessages(quoted(text), groups);
const isOneOf = (others: readonly string[], text: string, message: string) =>
  `contains([${others.join(', ')}], ${text}) ? "${message}" : ""`;

const windowsMeaning = (text: string) => rewrittenExpression(`lower(${quoted(text)})`, WINDOWS_PATH_MEANING);
const keyForm = (text: string) => rewrittenExpression(quoted(text), CANONICAL_REGISTRY_KEY);
const linuxMeaning = (text: string) => rewrittenExpression(quoted(text), LINUX_PATH_MEANING);

describe('laterChecks', () => {
  test.each<[string, ChangeTrackingSettings]>([
    ['no settings', {}],
    ['operating systems that are left out', { windows: false, linux: false }],
    [
      'literals',
      {
        windows: {
          files: [{ path: 'C:\\a.ini', name: 'a' }],
          fileFrequencySec: 1800,
          registryKeys: ['knownDlls', { key: 'HKLM\\SOFTWARE\\A', name: 'A' }],
          services: { frequencySec: 600 },
        },
        linux: { files: [{ path: '/srv/a' }] },
      },
    ],
    ['a description', { linux: { files: [{ path: '/srv/a', description: LATER }] } }],
  ])('are none for %s', (_, settings) => {
    expect(laterChecks(settings)).toEqual([]);
  });

  test('of a Linux path are the rules of literals, and that no other entry watches the same', () => {
    const path = `/srv/${LATER}`;
    expect(laterChecks({ linux: { files: [{ path, name: 'app' }, { path: '/srv/b/' }] } }, ['rule'])).toEqual([
      {
        path: ['rule', 'linux', 'files', 0, 'path'],
        messages: [
          ...rulesOf(path, LINUX_PATH_RULES),
          isOneOf(
            ['"/etc/*.conf"'],
            linuxMeaning(path),
            "must not be the path of Microsoft's own entry, which has defaults of its own: write the path out",
          ),
          isOneOf([linuxMeaning('/srv/b/')], linuxMeaning(path), 'repeats the path of another entry: remove one'),
        ],
      },
    ]);
  });

  test('of a Windows path are the same, and that it holds no variable unless a literal path does', () => {
    const path = `C:\\${LATER}`;
    const noVariable =
      'can(regex("%[^%\\\\\\\\]+%", join("", ["C:\\\\", ${TfToken[TOKEN.7]}]))) ? "must not hold a variable such as \'%windir%\', which needs extension 2.23: begin the literal text with the variable" : ""';
    expect(laterChecks({ windows: { files: [{ path }] } })).toEqual([
      {
        path: ['settings', 'windows', 'files', 0, 'path'],
        messages: [...rulesOf(path, WINDOWS_PATH_RULES), noVariable],
      },
    ]);
    const literal = '%windir%\\a.ini';
    const [own, name] = laterChecks({ windows: { files: [{ path: literal }, { path }] } });
    expect(own).toEqual({
      path: ['settings', 'windows', 'files', 1, 'path'],
      messages: [
        ...rulesOf(path, WINDOWS_PATH_RULES),
        isOneOf([windowsMeaning(literal)], windowsMeaning(path), 'repeats the path of another entry: remove one'),
      ],
    });
    expect(name).toEqual({
      path: ['settings', 'windows', 'files', 1, 'path'],
      messages: [isOneOf([quoted(literal)], quoted(path), 'repeats the name of another entry: choose another')],
    });
  });

  test('of a registry key are the same, and that it is no preset, which the list would name', () => {
    const key = `HKLM\\${LATER}`;
    const own = `lower(${keyForm(key)})`;
    const other = 'HKLM\\SOFTWARE\\A';
    expect(laterChecks({ windows: { registryKeys: ['knownDlls', { key, name: 'own' }, { key: other }] } })).toEqual([
      {
        path: ['settings', 'windows', 'registryKeys', 1, 'key'],
        messages: [
          ...rulesOf(key, REGISTRY_KEY_RULES),
          isOneOf(
            Object.values(REGISTRY_KEYS).map((preset) => quoted(registryKeyMeaning(preset))),
            own,
            "must not be the key of one of Microsoft's presets: list the preset by its name, or write the key out",
          ),
          isOneOf([`lower(${keyForm(other)})`], own, 'repeats the key of another entry: remove one'),
        ],
      },
    ]);
  });

  test.each<[string, ChangeTrackingSettings, readonly (string | number)[], string[]]>([
    [
      'a Windows file',
      { windows: { files: [{ path: 'C:\\a.ini', name: LATER }, { path: 'C:\\b.ini' }] } },
      ['windows', 'files', 0, 'name'],
      [NOT_EMPTY, isOneOf([quoted('C:\\b.ini')], LATER, 'repeats the name of another entry: choose another')],
    ],
    [
      'a Linux file',
      { linux: { files: [{ path: '/srv/a', name: LATER }, { path: '/srv/.*.b' }, { path: '/srv/c', name: 'c' }] } },
      ['linux', 'files', 0, 'name'],
      [
        NOT_EMPTY,
        isOneOf(
          [rewrittenExpression('"/srv/.*.b"', CANONICAL_LINUX_PATH), '"c"'],
          LATER,
          'repeats the name of another entry: choose another',
        ),
      ],
    ],
    [
      'a registry key, which no preset has either',
      { windows: { registryKeys: [{ key: 'HKLM\\SOFTWARE\\A', name: LATER }] } },
      ['windows', 'registryKeys', 0, 'name'],
      [
        `${NOT_EMPTY.slice(0, -2)}can(regex("^(${Object.keys(REGISTRY_KEYS)
          .map((_, index) => `Registry_${index + 1}`)
          .join('|')})$", ${LATER})) ? "is taken by one of Microsoft's presets: choose another" : ""`,
      ],
    ],
    [
      'a registry key with another',
      { windows: { registryKeys: [{ key: 'HKLM:\\SOFTWARE\\A\\' }, { key: `HKLM\\${LATER}` }] } },
      ['windows', 'registryKeys', 1, 'key'],
      [
        isOneOf(
          [keyForm('HKLM:\\SOFTWARE\\A\\')],
          keyForm(`HKLM\\${LATER}`),
          'repeats the name of another entry: choose another',
        ),
      ],
    ],
  ])('of the name of %s are that it is one, and that no other entry has it', (_, settings, path, messages) => {
    expect(laterChecks(settings).at(-1)).toEqual({ path: ['settings', ...path], messages });
  });

  test('of a frequency are its range, its default and that it is whole', () => {
    const given = { fileFrequencySec: LATER_NUMBER, services: { frequencySec: LATER_NUMBER } };
    const number = `tonumber("${LATER_NUMBER}")`;
    const outside = (minimum: number, maximum: number) =>
      `(${number} < ${minimum} || ${number} > ${maximum} || floor(${number}) != ${number})`;
    expect(laterChecks({ windows: given })).toEqual([
      {
        path: ['settings', 'windows', 'fileFrequencySec'],
        messages: [
          `${number} != 2700 && ${outside(1800, 2400)} ? "must be 1800 to 2400 seconds, or Microsoft's default 2700 (Microsoft's support matrix)" : ""`,
        ],
      },
      {
        path: ['settings', 'windows', 'services', 'frequencySec'],
        messages: [
          `${number} != 1800 && ${outside(600, 1800)} ? "must be 600 to 1800 seconds (Microsoft's support matrix)" : ""`,
        ],
      },
    ]);
    expect(laterChecks({ windows: { services: false } })).toEqual([]);
  });
});
