import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TerraformStack, Testing } from 'cdktf';
import { describeIf } from './skip';
import { ACTIVATE, missingForDeployment } from './stand-in';
import { newHclStack } from './synth';

const AVAILABLE = missingForDeployment().length === 0;

/** What Terraform plans for a stack. */
export interface Planned {
  /** Messages of errors. */
  readonly errors: readonly string[];
  /** Planned attributes by address; none if there is an error. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Tests that plan with the real Terraform and the stand-in of the provider. */
export function describeWithTerraform(name: string, body: () => void): void {
  describeIf(AVAILABLE, 'terraform or ../shared/tools/azurerm-standin', name, body);
}

/** A synthesized stack: blocks by kind, type and name. */
export type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** One stack of many, whose blocks have addresses of their own. */
export function merged(all: readonly Blocks[]): string {
  const whole: Blocks = {};
  for (const blocks of all) {
    for (const kind of ['terraform', 'provider']) whole[kind] = blocks[kind] ?? {};
    for (const kind of ['locals', 'variable'])
      if (blocks[kind] !== undefined) whole[kind] = { ...whole[kind], ...blocks[kind] };
    for (const kind of ['data', 'resource']) {
      for (const [type, some] of Object.entries(blocks[kind] ?? {}))
        whole[kind] = { ...whole[kind], [type]: { ...whole[kind]?.[type], ...some } };
    }
  }
  // On one line, each error would hold the whole stack.
  return JSON.stringify(whole, undefined, 1);
}

/** Plans a synthesized stack in a folder of its own. */
export function plan(stack: string): Planned {
  const cwd = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    writeFileSync(join(cwd, 'cdk.tf.json'), stack);
    terraform(cwd, 'init -input=false');
    const lines = terraform(cwd, 'plan -json -input=false -out plan')
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const errors = lines
      .map((line) => JSON.parse(line) as { diagnostic?: { severity: string; summary: string; detail: string } })
      .flatMap(({ diagnostic }) =>
        diagnostic?.severity === 'error' ? [`${diagnostic.summary}: ${diagnostic.detail}`] : [],
      );
    if (errors.length > 0) return { errors, resources: {} };
    const { planned_values } = JSON.parse(terraform(cwd, 'show -json plan')) as {
      planned_values: { root_module: { resources?: { address: string; values: Record<string, unknown> }[] } };
    };
    const resources = planned_values.root_module.resources ?? [];
    return { errors, resources: Object.fromEntries(resources.map(({ address, values }) => [address, values])) };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Errors of the HCL of a stack. */
export function validateHcl(build: (stack: TerraformStack) => void): string[] {
  const stack = newHclStack();
  build(stack);
  const cwd = mkdtempSync(join(tmpdir(), 'hcl-'));
  try {
    writeFileSync(join(cwd, 'cdk.tf'), Testing.synthHcl(stack, true));
    terraform(cwd, 'init -input=false');
    const { diagnostics } = JSON.parse(terraform(cwd, 'validate -json')) as {
      diagnostics: { severity: string; summary: string; detail: string }[];
    };
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ summary, detail }) => `${summary}: ${detail}`);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Output of a command of Terraform, whether it succeeds or not. */
function terraform(cwd: string, command: string): string {
  try {
    return execFileSync('bash', ['-c', `eval "$("${ACTIVATE}")" && terraform ${command}`], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? '');
  }
}
