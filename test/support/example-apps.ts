import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs an app in a process of its own, with the framework of a configuration, and returns the folder it wrote. */
export function runApp(file: string, tsconfig = 'tsconfig.json'): string {
  const out = mkdtempSync(join(tmpdir(), 'examples-'));
  execFileSync(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, CDKTF_OUTDIR: out, TSX_TSCONFIG_PATH: resolve(tsconfig) },
    encoding: 'utf8',
  });
  return out;
}

/** What an app wrote to a folder, by stack. */
export function stacksIn(out: string): Record<string, string> {
  const stacks = readdirSync(join(out, 'stacks'));
  return Object.fromEntries(
    stacks.map((stack) => [stack, readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8')]),
  );
}

/**
 * A stack without the versions that a framework writes into it: its own, and that of the provider its classes are made for.
 * Nothing else may differ between versions of the framework.
 */
export function withoutVersions(stack: string): object {
  const copy = JSON.parse(stack) as Versioned;
  delete copy['//'].metadata.version;
  delete copy.terraform.required_providers.azurerm.version;
  return copy;
}

/** The versions that a framework writes into a stack. */
export function versionsIn(stack: string): { framework: string | undefined; provider: string | undefined } {
  const { '//': comment, terraform } = JSON.parse(stack) as Versioned;
  return { framework: comment.metadata.version, provider: terraform.required_providers.azurerm.version };
}

interface Versioned {
  readonly '//': { readonly metadata: { version?: string } };
  readonly terraform: { readonly required_providers: { readonly azurerm: { version?: string } } };
}
