import { type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import { ChangeTrackingRule } from '../../../lib/constructs/rule/change-tracking-rule';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import type { ChangeTrackingSettings } from '../../../lib/settings/types';
import { likelySettings } from '../../support/arbitrary-settings';
import { EXISTING_WORKSPACE } from '../../support/existing-workspace';
import { newStack } from '../../support/synth';
import { describeWithTerraform, plan } from '../../support/terraform';
import { LINUX_PATHS, REGISTRY_KEYS, type Row, WINDOWS_PATHS } from '../../support/wrong-paths';

/** The texts of settings that are checked or converted. */
const TEXTS = ['path', 'key', 'name', 'description', 'groupTag'];

/** A copy with each of `keys` behind a variable that has the literal as its default. */
function behindVariables<Value>(stack: TerraformStack, id: string, value: Value, keys = TEXTS): Value {
  let count = 0;
  const copy = (part: unknown, key = ''): unknown => {
    if (typeof part === 'string' && keys.includes(key)) {
      return new TerraformVariable(stack, `${id}-${count++}`, { type: 'string', default: part }).stringValue;
    }
    if (typeof part === 'number') {
      return new TerraformVariable(stack, `${id}-${count++}`, { type: 'number', default: part }).numberValue;
    }
    if (Array.isArray(part)) return part.map((item) => copy(item));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, copy(item, name)]));
  };
  return copy(value) as Value;
}

function addRule(stack: TerraformStack, id: string, settings: ChangeTrackingSettings): ChangeTrackingRule {
  return new ChangeTrackingRule(stack, id, { workspace: EXISTING_WORKSPACE, name: id, settings });
}

/** The problems of a plan by the id of the rule that has them. */
function problemsByRule(stack: TerraformStack): Map<string, string> {
  const found = new Map<string, string>();
  for (const error of plan(Testing.synth(stack)).errors) {
    const id = /\[test\/(\w+)\]/.exec(error)?.[1] ?? error;
    found.set(id, `${found.get(id) ?? ''} ${error.replaceAll('\n', ' ')}`);
  }
  return found;
}

const WRONG_TEXTS: [string, readonly Row[], (text: string) => ChangeTrackingSettings][] = [
  ['windows.files[0].path', WINDOWS_PATHS, (path) => ({ windows: { files: [{ path }] } })],
  ['linux.files[0].path', LINUX_PATHS, (path) => ({ linux: { files: [{ path }] } })],
  ['windows.registryKeys[0].key', REGISTRY_KEYS, (key) => ({ windows: { registryKeys: [{ key }] } })],
];

const KNOWN_DLLS = 'HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\KnownDlls';

const OTHERS: [ChangeTrackingSettings, string][] = [
  [{ windows: { files: [{ path: 'C:\\a' }, { path: 'c:\\A\\' }] } }, 'repeats the path of another entry'],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\A\\B' }, { key: 'HKLM:\\a\\b\\' }] } },
    'repeats the key of another entry',
  ],
  [{ linux: { files: [{ path: '/a', name: '/b' }, { path: '/b' }] } }, 'repeats the name of another entry'],
  [{ linux: { files: [{ path: '/a', name: '' }] } }, 'name must not be empty'],
  [{ windows: { registryKeys: [{ key: KNOWN_DLLS }] } }, "must not be the key of one of Microsoft's presets"],
  [
    { windows: { registryKeys: [{ key: 'HKLM\\A\\B', name: 'Registry_3' }] } },
    "is taken by one of Microsoft's presets",
  ],
  [{ linux: { files: [{ path: '/etc/.*.conf' }] } }, "must not be the path of Microsoft's own entry"],
  [{ windows: { files: [{ path: '%windir%\\win.ini' }] } }, "must not hold a variable such as '%windir%'"],
  [{ windows: { fileFrequencySec: 2500 } }, "must be 1800 to 2400 seconds, or Microsoft's default 2700"],
  [{ windows: { services: { frequencySec: 60 } } }, 'must be 600 to 1800 seconds'],
];

/** Wrong settings, by the id of their rule. */
const WRONG = new Map<string, ChangeTrackingSettings>([
  ...WRONG_TEXTS.flatMap(([, rows, settings], kind) =>
    given(rows).map(([text], index) => [`R${kind}_${index}`, settings(text)] as const),
  ),
  ...OTHERS.map(([settings], index) => [`Other${index}`, settings] as const),
]);

/** Terraform has no text with this character. */
function given(rows: readonly Row[]): readonly Row[] {
  return rows.filter(([text]) => !text.includes('\0'));
}

describeWithTerraform('a plan of settings behind variables', () => {
  let found: Map<string, string>;
  beforeAll(() => {
    const stack = newStack();
    for (const [id, settings] of WRONG) addRule(stack, id, behindVariables(stack, `V${id}`, settings));
    found = problemsByRule(stack);
  }, 120_000);

  test.each(WRONG_TEXTS.map(([place, rows], kind) => [place, given(rows), kind] as const))(
    'refuses every wrong %s for the same reason as a literal',
    (place, rows, kind) => {
      const missed = rows.flatMap(([text, ...problems], index) => {
        const own = found.get(`R${kind}_${index}`) ?? '';
        const isFound = (problem: string) => own.includes(`settings.${place} ${problem.split(/, got |: write /)[0]}`);
        return problems.every(isFound) ? [] : [{ text, problems, own }];
      });
      expect(missed).toEqual([]);
    },
  );

  test('refuses repeated entries, presets and frequencies', () => {
    expect(OTHERS.filter(([, message], index) => !found.get(`Other${index}`)?.includes(message))).toEqual([]);
  });

  test('is the same as that of literals, or an error', () => {
    const samples = fc
      .sample(likelySettings, { numRuns: 30, seed: 7 })
      .map(withoutUploads)
      .filter((settings) => settingsProblems(settings).length === 0);
    const build = (left: ReadonlySet<string>) => {
      const stack = newStack();
      for (const [index, settings] of samples.entries()) {
        if (left.has(`V${index}`)) continue;
        const variable = behindVariables(stack, `v${index}`, settings);
        const isRefused = settingsProblems(variable).length > 0;
        addRule(stack, `L${index}`, settings);
        if (!isRefused) addRule(stack, `V${index}`, variable);
      }
      return stack;
    };
    const refused = new Set(problemsByRule(build(new Set())).keys());
    const { errors, resources } = plan(Testing.synth(build(refused)));
    expect(errors).toEqual([]);
    const planned = new Map(
      Object.values(resources)
        .filter((values) => 'data_sources' in values)
        .map((values) => [String(values['name']), settingsOf(values)]),
    );
    const names = [...planned.keys()].filter((name) => name.startsWith('V'));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(planned.get(name)).toEqual(planned.get(name.replace('V', 'L')));
  }, 120_000);
});

function withoutUploads(settings: ChangeTrackingSettings): ChangeTrackingSettings {
  return JSON.parse(JSON.stringify(settings, (key, value) => (key === 'uploadContent' ? undefined : value)));
}

function settingsOf(rule: unknown): unknown {
  const { data_sources } = rule as { data_sources: { extension: { extension_json: string }[] }[] };
  return data_sources[0]?.extension.map(({ extension_json }) => JSON.parse(extension_json) as unknown);
}
