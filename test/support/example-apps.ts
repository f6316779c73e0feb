import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs an app in a process of its own, with the framework of a configuration, and returns the folder it wrote. */
export function runApp(file: string, tsconfig = 'tsconfig.json'): string {
  const [out = ''] = runApps([file], tsconfig);
  return out;
}

/** Runs apps one after the other in one process, each as its main module, and returns the folders they wrote. */
export function runApps(files: readonly string[], tsconfig = 'tsconfig.json'): string[] {
  const apps = files.map((file) => [resolve(file), mkdtempSync(join(tmpdir(), 'examples-'))] as const);
  // The framework records a stack for each token, and mapping them to TypeScript takes a third of the time.
  const code = `process.setSourceMapsEnabled(false);
  for (const [file, out] of ${JSON.stringify(apps)}) {
    process.env.CDKTF_OUTDIR = out;
    require('node:module')._load(file, null, true);
  }`;
  execFileSync(process.execPath, ['--import', 'tsx', '-e', code], {
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve(tsconfig) },
    encoding: 'utf8',
  });
  return apps.map(([, out]) => out);
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
