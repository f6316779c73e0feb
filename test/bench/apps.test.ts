import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('the app written by hand creates the same resources as the one with the library, so that times are comparable', () => {
  const [library, byHand] = ['library', 'by-hand'].map((name) => {
    const out = mkdtempSync(join(tmpdir(), 'bench-'));
    const env = { ...process.env, CDKTF_OUTDIR: out };
    execFileSync(process.execPath, ['--import', 'tsx', `bench/apps/${name}.ts`, '2'], { env });
    return JSON.parse(readFileSync(join(out, 'stacks/app/cdk.tf.json'), 'utf8')) as Stack;
  });
  expect(library && withoutGuards(library)).toEqual(byHand);
});

/** A stack without what the library adds for later updates, which nobody writes by hand. */
function withoutGuards({ moved: _, removed: __, resource, ...stack }: Stack): unknown {
  const { terraform_data: ___, ...resources } = resource;
  const text = JSON.stringify({ ...stack, resource: resources }, (key, value: unknown) =>
    key === 'precondition' ? undefined : value,
  );
  return JSON.parse(text, (key, value: unknown) => (key === 'lifecycle' && isEmpty(value) ? undefined : value));
}

interface Stack {
  readonly moved?: unknown;
  readonly removed?: unknown;
  readonly resource: { readonly terraform_data?: unknown };
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
