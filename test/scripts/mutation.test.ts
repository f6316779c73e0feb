import { existsSync, readFileSync } from 'node:fs';
import { MUTATED, QUICK, sourcesOf, testsOf } from '../../scripts/mutation/folders';
import { nameIn, noticedIn, recorded } from '../../scripts/mutation/noticed';
import {
  isInShare,
  type Mutant,
  nameOf,
  originalOf,
  type Score,
  scoreOf,
  tableOf,
} from '../../scripts/mutation/report';
import scores from '../mutation/scores.json';
import survivors from '../mutation/survivors.json';

/** Folders whose tests are to notice nearly everything, and in which each change that they miss has a reason. */
const HELD: readonly string[] = [
  'core',
  'estate/model',
  'estate/queries',
  'constructs/adoption',
  'constructs/change-tracking',
  'constructs/change-tracking-checks',
  'constructs/content-storage',
  'constructs/extension-version',
  'constructs/interfaces',
  'constructs/machines',
  'constructs/monitoring',
  'constructs/network',
  'constructs/rule',
  'constructs/workspace',
];
const LEAST = 0.9;
const SCORES = scores as Readonly<Record<string, Score>>;

const mutant: Mutant = {
  fileName: '/project/lib/core/versions.ts',
  mutatorName: 'EqualityOperator',
  replacement: 'left >= right',
  location: { start: { line: 2, column: 10 }, end: { line: 3, column: 8 } },
};

describe('a mutant', () => {
  test('has a name with what was changed, whatever its line', () => {
    const name = 'lib/core/versions.ts: left > right → left >= right';
    expect(nameOf(mutant, 'lib/core/versions.ts', '\n  return left >\n  right;\n')).toBe(name);
    const lower = { ...mutant, location: { start: { line: 3, column: 10 }, end: { line: 4, column: 8 } } };
    expect(nameOf(lower, 'lib/core/versions.ts', '\n\n  return left >\n  right;\n')).toBe(name);
  });

  test('is in the same share in every run, and some mutants are in no share but that of all', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...mutant, replacement: `left >= ${index}` }));
    const chosen = many.filter((one) => isInShare(one, 5));
    expect(chosen.length).toBeGreaterThan(5);
    expect(chosen.length).toBeLessThan(40);
    expect(many.filter((one) => isInShare({ ...one, fileName: '/elsewhere/lib/core/versions.ts' }, 5))).toEqual(chosen);
    expect(many.filter((one) => isInShare(one, 1))).toEqual(many);
  });
});

test('a record tells what need not be run again: what was noticed wherever it stands', () => {
  const of = (replacement: string, status: string) => ({
    fileName: __filename,
    mutatorName: 'x',
    replacement,
    location: { start: { line: 1, column: 1 }, end: { line: 1, column: 7 } },
    status,
  });
  const name = (replacement: string) => `test/scripts/mutation.test.ts: import → ${replacement}`;
  expect(nameIn(of('a', ''))).toBe(name('a'));
  const results = [
    ...[of('a', 'Killed'), of('b', 'Timeout')],
    ...[of('c', 'Killed'), of('c', 'Survived'), of('d', 'NoCoverage'), of('e', 'RuntimeError')],
  ];
  expect([...noticedIn(results.map(recorded).join(''))]).toEqual([name('a'), name('b')]);
});

test('a score counts what tests noticed or did not reach, and nothing that could not be run', () => {
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError', 'Ignored'];
  const score = scoreOf(
    statuses.map((status) => ({ ...mutant, status })),
    1,
    1,
  );
  expect(score).toEqual({ share: 1, noticed: 3, survived: 2, withReason: 1 });
  expect(
    tableOf({ core: score, facts: { ...score, share: 20 } })
      .split('\n')
      .slice(2),
  ).toEqual(['| `lib/core` | all | 5 | 60.0 % | 2 | 1 |', '| `lib/facts` | 1 of 20 | 5 | 60.0 % | 2 | 1 |']);
});

describe('the folders', () => {
  test.each(Object.keys(MUTATED))('%s has sources and tests', (folder) => {
    expect(sourcesOf(folder)).not.toEqual([]);
    expect(testsOf(folder)).not.toEqual([]);
  });

  test('hold what is mutated quickly', () => {
    expect(QUICK.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the survivors', () => {
  const named = Object.values(survivors as Record<string, string[]>).flat();

  test('are in the code', () => {
    const isGone = (name: string) => {
      const { file, original } = originalOf(name);
      return !existsSync(file) || !readFileSync(file, 'utf8').replace(/\s+/g, ' ').includes(original);
    };
    expect(named.filter(isGone)).toEqual([]);
  });

  test('are named once', () => {
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  test('of every folder are few, as far as it was run', () => {
    const isHigh = (folder: string) => {
      const { noticed, survived } = SCORES[folder] ?? ({} as Partial<Score>);
      return Number(noticed) >= LEAST * (Number(noticed) + Number(survived));
    };
    expect(Object.keys(MUTATED).filter((folder) => !isHigh(folder))).toEqual([]);
  });

  test('of folders that are held were all run, and have a reason', () => {
    const isLost = (folder: string) => {
      const { survived, withReason, share } = SCORES[folder] ?? ({} as Partial<Score>);
      return share !== 1 || survived !== withReason;
    };
    expect(HELD.filter(isLost)).toEqual([]);
  });
});

test('the table of CONTRIBUTING.md shows the scores', () => {
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(tableOf(SCORES));
});
