import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('the app written by hand creates what the one with the library does, or their times say nothing', () => {
  const [library, byHand] = ['library', 'by-hand'].map((name) => {
    const out = mkdtempSync(join(tmpdir(), 'bench-'));
    const env = { ...process.env, CDKTF_OUTDIR: out };
    execFileSync(process.execPath, ['--import', 'tsx', `bench/apps/${name}.ts`, '2'], { env });
    return readFileSync(join(out, 'stacks/app/cdk.tf.json'), 'utf8');
  });
  expect(resourcesOf(byHand)).toEqual(resourcesOf(library));
});

/**
 * What an app creates in Azure: the arguments of its resources by type. Guards of the state (moved, removed, remembered
 * values, conditions) and the keys of machines have no counterpart in the app written by hand.
 */
function resourcesOf(json = '{}'): Record<string, string[]> {
  const { resource } = JSON.parse(json) as { resource: Record<string, Record<string, Record<string, unknown>>> };
  const azure = Object.entries(resource).filter(([type]) => type.startsWith('azurerm_'));
  return Object.fromEntries(
    azure.map(([type, all]) => [
      type,
      Object.values(all).map(({ '//': _, lifecycle: __, depends_on: ___, ...own }) => JSON.stringify(own)),
    ]),
  );
}
