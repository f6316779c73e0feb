import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders below `lib` that are mutated one at a time, each with the folders below `test` that are to notice it. */
export const MUTATED: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  facts: ['facts', 'settings', 'estate/queries', 'constructs', 'known-later-props.long.test.ts'],
  settings: ['settings/wrong-inputs.test.ts', 'settings'],
  'estate/adopt': ['estate/adopt', 'constructs/adoption', 'estate/format/pages.test.ts', 'cli'],
  'estate/findings': [
    'estate/findings/declarations.test.ts',
    'estate/findings',
    'estate/findings.test.ts',
    'estate/hand-written.test.ts',
    'estate/unseen.long.test.ts',
    'constructs/policy/overlaps/foreign-deliveries.test.ts',
  ],
  'estate/format': ['estate/format', 'estate/format.test.ts', 'cli'],
  'estate/inspection': ['estate/inspection', 'estate/format/pages.test.ts', 'cli'],
  'estate/model': ['estate'],
  'estate/queries': ['estate/format/pages.test.ts', 'estate/queries', 'cli'],
  'estate/read': ['estate'],
  'constructs/adoption': ['constructs/adoption'],
  'constructs/change-tracking': ['constructs', 'known-later-props.long.test.ts'],
  'constructs/change-tracking-checks': ['constructs/change-tracking-checks', 'constructs/change-tracking'],
  'constructs/content-storage': ['constructs/content-storage'],
  'constructs/extension-version': ['constructs/extension-version'],
  'constructs/interfaces': ['constructs/interfaces', 'interfaces.test.ts'],
  'constructs/kit': [
    'constructs/kit',
    'constructs/interfaces/role-assignments.test.ts',
    'constructs/content-storage',
    'constructs/machines',
    'constructs/rule',
    'constructs/workspace',
    'known-later-props.long.test.ts',
  ],
  'constructs/machines': [
    'constructs/machines',
    'constructs/network/private-ingestion.test.ts',
    'known-later-props.long.test.ts',
  ],
  'constructs/monitoring': ['constructs/monitoring', 'known-later-props.long.test.ts'],
  'constructs/network': ['constructs/network'],
  'constructs/policy': [
    'constructs/policy',
    'constructs/change-tracking',
    'constructs/rule',
    'constructs/extension-version',
    'known-later-props.long.test.ts',
  ],
  'constructs/rule': ['constructs/rule'],
  'constructs/workspace': ['constructs/workspace'],
};

/** Mutated in `.ci/run`: quick, and enough to see that the tests still notice. */
export const QUICK: readonly string[] = ['lib/core/versions.ts', 'lib/core/grouping.ts', 'lib/core/ip-ranges.ts'];

/**
 * Tests that are not run for mutants: they start other programs, compare generated files with the sources, which Stryker changes, or
 * take seconds for what other tests of the same folder see too.
 */
const NOT_RUN = [
  'cli/damaged-inputs',
  'core/kql-literals',
  'constructs/kit/wait-after-creation',
  'estate/hostile',
  'estate/adopt/compiled-apps',
  'estate/format/(html|inspection-page)',
  'estate/queries/az-script',
  'settings/(schema|structure-validator|properties|take-over/properties)',
];

export function sourcesOf(folder: string): string[] {
  return filesBelow(join('lib', folder)).filter((file) => /(?<!\.d)\.ts$/.test(file) && !NOT_MUTATED.includes(file));
}

/** Stryker cannot place its mutants in a text inside of a type. */
const NOT_MUTATED = ['lib/facts/presets-registry.ts'];

export function testsOf(folder: string): string[] {
  const left = new RegExp(`^test/(${NOT_RUN.join('|')})(\\.long)?\\.test\\.ts$`);
  const tests = (MUTATED[folder] ?? []).flatMap((name) =>
    name.endsWith('.ts') ? join('test', name) : filesBelow(join('test', name)),
  );
  return [...new Set(tests)].filter((file) => /(?<!\.plan)\.test\.ts$/.test(file) && !left.test(file));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(folder, name));
}
