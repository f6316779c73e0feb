import { type Problem, textOf } from '../../lib/core/problems';
import {
  ignoredFeatureProblems,
  releaseWarnings,
  unreliableFeatureWarnings,
  versionProblems,
} from '../../lib/settings/extension-versions';

const at = ['version'];
const shown = (found: readonly (Problem & { readonly id?: string })[]) =>
  found.map((one) => `${one.id ?? 'problem'}: ${textOf(one)}`);

describe('a version of the extension', () => {
  test.each<[string | undefined, number[]]>([
    [undefined, [1]],
    ['2.20', [2]],
    ['2.38', [2]],
    ['3.0', [2]],
    ['2.35.0.0', [2, 3, 4]],
  ])('%s of %j numbers is right', (version, parts) => {
    expect(versionProblems(at, version, parts)).toEqual([]);
  });

  test.each<[unknown, number[], string]>([
    [2.35, [2], 'version must be text, got 2.35'],
    ['${var.version}', [2], 'version must be a literal version: one known only at apply cannot be checked'],
    ['2.35.0', [2], "version must be major.minor, such as '2.35', got '2.35.0'"],
    ['2', [2, 3, 4], "version must be two to four numbers, such as '2.35' or '2.35.0.0', got '2'"],
    ['latest', [2], "version must be major.minor, such as '2.35', got 'latest'"],
    ['2.19', [2], "version must be 2.20 or later, the oldest version Microsoft recommends, got '2.19'"],
  ])('%s of %j numbers is refused', (version, parts, message) => {
    expect(versionProblems(at, version as string, parts).map(textOf)).toEqual([message]);
  });
});

describe('a pinned version', () => {
  const features = ['windowsServices', 'fileContentUpload', 'linuxFileContentUpload', 'registry'] as const;

  test('is refused if it ignores a feature on an operating system of the machines', () => {
    const services = 'problem: version must be 2.11 or later: the rule uses Windows services, which 2.9 ignores';
    const upload = 'problem: version must be 2.13 or later: the rule uses file content upload, which 2.9 ignores';
    expect(shown(ignoredFeatureProblems(at, '2.9', features))).toEqual([services, upload]);
    expect(shown(ignoredFeatureProblems(at, '2.9', features, ['linux']))).toEqual([upload]);
    expect(ignoredFeatureProblems(at, '2.13', features)).toEqual([]);
    expect(ignoredFeatureProblems(at, '2.9')).toEqual([]);
    expect(ignoredFeatureProblems(at, '2.9', ['unknown' as never])).toEqual([]);
  });

  test('is warned of if a feature is not reliable on an operating system of the machines', () => {
    const upload =
      'extension-unreliable: version is 2.21, but the rule uses file content upload on Linux, which is reliable from 2.22 on (release notes)';
    const registry =
      'extension-unreliable: version is 2.21, but the rule uses Windows registry tracking, which is reliable from 2.29 on (release notes)';
    expect(shown(unreliableFeatureWarnings(at, '2.21', features))).toEqual([upload, registry]);
    expect(shown(unreliableFeatureWarnings(at, '2.21', features, ['windows']))).toEqual([registry]);
    expect(unreliableFeatureWarnings(at, '2.29', features)).toEqual([]);
    expect(unreliableFeatureWarnings(at, '2.21')).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['2.35', []],
    ['2.35.0.0', []],
    [
      '2.23.1.0',
      [
        'extension-known-issue: version pins 2.23.1.0, which has known issues (release notes): memory use rises after a migration from file integrity monitoring; installation fails on some Azure Arc machines',
      ],
    ],
    [
      '2.36',
      ['extension-unlisted: version pins 2.36, which has no published release note: check whether Azure offers it'],
    ],
  ])('%s is warned of by its release note: %j', (version, warnings) => {
    expect(shown(releaseWarnings(at, version))).toEqual(warnings);
  });
});
