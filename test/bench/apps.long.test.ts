import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutGuards } from '../../bench/support/guards';

test('the app written by hand creates what the one with the library does, or their times say nothing', () => {
  const [library, byHand] = ['library', 'by-hand'].map((name) => {
    const out = mkdtempSync(join(tmpdir(), 'bench-'));
    const env = { ...process.env, CDKTF_OUTDIR: out };
    execFileSync(process.execPath, ['--import', 'tsx', `bench/apps/${name}.ts`, '2'], { env });
    return withoutGuards(readFileSync(join(out, 'stacks/app/cdk.tf.json'), 'utf8'));
  });
  expect(library).toEqual(byHand);
});
