import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';

/** A version of a stack. */
export type Build = (stack: TerraformStack) => void;

/** The stack as Terraform reads it, with its state beside it. Whatever the build or a validation refuses is thrown. */
export function stackJson(build: Build): string {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false, outdir })), 'test');
    new AzurermProvider(stack, 'azurerm', { features: [{}], storageUseAzuread: true });
    build(stack);
    const json = JSON.parse(Testing.synth(stack, true)) as { terraform: { backend?: unknown } };
    delete json.terraform.backend;
    return JSON.stringify(json);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
