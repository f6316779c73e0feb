import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EXAMPLES = readdirSync('examples').filter((name) => existsSync(`examples/${name}/main.ts`));

/** Runs an app in a process of its own and returns what it wrote, by stack. */
function synthesizeApp(file: string): Record<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'examples-'));
  execFileSync(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, CDKTF_OUTDIR: out },
    encoding: 'utf8',
  });
  const stacks = readdirSync(join(out, 'stacks'));
  return Object.fromEntries(
    stacks.map((stack) => [stack, readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8')]),
  );
}

describe('the examples', () => {
  const together = synthesizeApp('examples/main.ts');

  test('give the same bytes in two processes', () => {
    expect(synthesizeApp('examples/main.ts')).toEqual(together);
  });

  test.each(EXAMPLES)('%s is a complete app whose stacks are part of cdktf.json too', (example) => {
    const alone = synthesizeApp(`examples/${example}/main.ts`);
    expect(Object.keys(alone).length).toBeGreaterThan(0);
    expect(together).toMatchObject(alone);
  });

  test.each(EXAMPLES)('%s names no credential, endpoint or cloud', (example) => {
    const code = readFileSync(`examples/${example}/main.ts`, 'utf8');
    expect(code).not.toMatch(/client_?secret|password|environment:|metadata_?host|tenant_?id|https?:\/\//i);
  });
});

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const sources = EXAMPLES.map((example) => readFileSync(`examples/${example}/main.ts`, 'utf8')).join('\n');
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code?.trim() ?? '');

  test.each(blocks)('shows code of the examples: %s', (block) => {
    expect(unindented(sources)).toContain(unindented(block));
  });
});

function unindented(code: string): string {
  return code.replaceAll(/^\s+/gm, '');
}
