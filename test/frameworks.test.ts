import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangeModules, FRAMEWORKS } from '../scripts/frameworks';
import { describeWithCdktn } from './support/cdktn';

interface Stack {
  readonly '//': { readonly metadata: { version?: string } };
  readonly terraform: { required_providers: { azurerm: { version?: string } } };
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** What the examples synthesize to by stack, with one framework. */
function synthesizeExamples(tsconfig: string): Record<string, Stack> {
  const out = mkdtempSync(join(tmpdir(), 'frameworks-'));
  execFileSync(process.execPath, ['--import', 'tsx', 'examples/main.ts'], {
    env: { ...process.env, CDKTF_OUTDIR: out, TSX_TSCONFIG_PATH: tsconfig },
  });
  const stacks = readdirSync(join(out, 'stacks'));
  return Object.fromEntries(
    stacks.map((stack) => {
      const text = readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8');
      return [stack, JSON.parse(text) as Stack];
    }),
  );
}

/** A stack without the versions of the framework and of the provider, which are meant to differ. */
function withoutVersions(stack: Stack): Stack {
  const copy = structuredClone(stack);
  delete copy['//'].metadata.version;
  delete copy.terraform.required_providers.azurerm.version;
  return copy;
}

describeWithCdktn('the examples on both frameworks', () => {
  const first = synthesizeExamples('tsconfig.json');
  const second = synthesizeExamples('cdktn/tsconfig.json');

  test('are synthesized by the framework and the provider they are meant for', () => {
    const versions = (stacks: Record<string, Stack>) =>
      Object.values(stacks).map((stack) => [
        stack['//'].metadata.version,
        stack.terraform.required_providers.azurerm.version,
      ]);
    expect(new Set(versions(first).map(String))).toEqual(new Set(['0.21.0,4.55.0']));
    expect(new Set(versions(second).map(String))).toEqual(new Set(['0.24.0,4.73.0']));
  });

  test.each(Object.keys(first))('%s has the same resources, addresses and arguments', (name) => {
    const [one, other] = [first[name], second[name]];
    if (one === undefined || other === undefined) throw new Error(`one framework has no stack ${name}`);
    expect(Object.keys(one.resource).length).toBeGreaterThan(0);
    expect(withoutVersions(other)).toEqual(withoutVersions(one));
  });
});

describe('the names of modules', () => {
  const { modules } = FRAMEWORKS.cdktn;

  test.each([
    ["import { Fn } from 'cdktf';", "import { Fn } from 'cdktn';"],
    ['const cdktf_1 = require("cdktf");', 'const cdktf_1 = require("cdktn");'],
    ['a: import("cdktf").IResolvable', 'a: import("cdktn").IResolvable'],
    ["from '@cdktf/provider-azurerm/lib/provider'", "from '@cdktn/provider-azurerm/lib/provider'"],
    ["from 'cdktf-azure-change-tracking'", "from 'cdktn-azure-change-tracking'"],
  ])('are exchanged where they are imported: %s', (code, expected) => {
    expect(exchangeModules(code, modules)).toBe(expected);
  });

  test.each(["type.startsWith('@cdktf/')", "from './cdktf'", "from 'cdktf-cli'", '// unlike CDKTF, or "cdktf"'])(
    'are left alone elsewhere: %s',
    (code) => {
      expect(exchangeModules(code, modules)).toBe(code);
    },
  );
});
