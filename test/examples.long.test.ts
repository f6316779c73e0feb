import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../lib/estate';
import { firing, SCANNER_RULES, type Stack } from '../scripts/scanner-rules';
import { describeWithCdktn } from './support/cdktn';
import { runApp, runApps, stacksIn, versionsIn, withoutVersions } from './support/example-apps';
import { policySnippets } from './support/policy-snippets';
import { synthesize } from './support/synth';

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly annotations: readonly { readonly message: string }[] }>>;
}

const EXAMPLES = readdirSync('examples').filter((name) => existsSync(`examples/${name}/main.ts`));

describe('the examples', () => {
  const out = runApp('examples/main.ts');
  const together = stacksIn(out);
  const apart = runApps(EXAMPLES.map((example) => `examples/${example}/main.ts`)).map(stacksIn);

  test('give the same bytes in two processes', () => {
    expect(Object.assign({}, ...apart)).toEqual(together);
  });

  test.each(EXAMPLES.map((example, index) => [example, apart[index] ?? {}] as const))(
    '%s is a complete app whose stacks are part of cdktf.json too',
    (_, alone) => {
      expect(Object.keys(alone).length).toBeGreaterThan(0);
      expect(together).toMatchObject(alone);
    },
  );

  test('are checked without a finding that their synthesis does not warn of', () => {
    const { stacks } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
    expect(Object.keys(stacks)).toEqual(Object.keys(together));
    for (const [name, { annotations }] of Object.entries(stacks)) {
      const warned = new Set(annotations.map(({ message }) => / \[([\w-]+)\]$/.exec(message)?.[1]));
      const { findings } = check(JSON.parse(together[name] ?? ''));
      expect(
        findings.filter(({ id }) => !warned.has(id)).map(({ id, address }) => `${name}: ${id}@${address}`),
      ).toEqual([]);
    }
  });

  test('fire those rules of scanners that the page of each rule names', () => {
    const found = Object.entries(together).map(([name, text]) => [name, firing(JSON.parse(text) as Stack)]);
    const named = Object.keys(together).map((name) => {
      return [name, SCANNER_RULES.filter((rule) => rule.stacks.includes(name)).map(({ id }) => id)];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(named));
    expect(SCANNER_RULES.flatMap((rule) => rule.stacks).filter((name) => !(name in together))).toEqual([]);
  });

  test.each(EXAMPLES)('%s names no credential, endpoint or cloud', (example) => {
    const code = readFileSync(`examples/${example}/main.ts`, 'utf8');
    expect(code).not.toMatch(/client_?secret|password|environment:|metadata_?host|tenant_?id|https?:\/\//i);
  });

  describeWithCdktn('on both frameworks', () => {
    const other = stacksIn(runApp('examples/main.ts', 'cdktn/tsconfig.json'));

    test('are the same stacks, synthesized by the framework and the provider they are meant for', () => {
      expect(Object.keys(other)).toEqual(Object.keys(together));
      const versions = (stacks: Record<string, string>) =>
        Object.values(stacks).map((stack) => Object.values(versionsIn(stack)));
      expect(new Set(versions(together).map(String))).toEqual(new Set(['0.21.0,4.55.0']));
      expect(new Set(versions(other).map(String))).toEqual(new Set(['0.24.0,4.73.0']));
    });

    test.each(Object.entries(together))('%s has the same resources, addresses and arguments', (name, stack) => {
      expect(withoutVersions(stack)).toHaveProperty('resource');
      expect(withoutVersions(other[name] as string)).toEqual(withoutVersions(stack));
    });
  });
});

const GUIDES = readdirSync('docs/guides')
  .map((name) => `docs/guides/${name}`)
  .filter((page) => readFileSync(page, 'utf8').includes('```ts\n'));
const GUIDE_FILES = [
  'examples/getting-started/main.test.ts',
  ...readdirSync('test/fixtures/guides').map((name) => `test/fixtures/guides/${name}`),
];

describe.each<readonly [page: string, more: readonly string[]]>([
  ['README.md', []],
  ['docs/monitoring.md', []],
  ['docs/policy.md', []],
  ['docs/policy-reference.md', ['test/support/policy-snippets.ts']],
  ...GUIDES.map((page) => [page, GUIDE_FILES] as const),
])('%s', (page, more) => {
  const files = [...EXAMPLES.map((example) => `examples/${example}/main.ts`), ...more];
  const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => code?.trim() ?? '',
  );

  test.each(blocks)('shows code that compiles: %s', (block) => {
    expect(unindented(sources)).toContain(unindented(block));
  });
});

test('the snippets of docs/policy-reference.md synthesize without a warning', () => {
  const { annotations, all } = synthesize(policySnippets);
  expect(annotations.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(all('azurerm_log_analytics_workspace')).toContainEqual(expect.objectContaining({ provider: 'azurerm.other' }));
});

function unindented(code: string): string {
  return code.replaceAll(/^\s+/gm, '');
}
