import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_WAIT } from '../../support/no-wait';
import { ACTIVATE } from '../../support/stand-in';
import { type Applied, appliedFrom } from './applied';

/** A file for a cloud of its own. */
export function newCloud(): string {
  return join(mkdtempSync(join(tmpdir(), 'cloud-')), 'cloud.json');
}

/** What a plan does with one resource. */
export interface Planned {
  readonly address: string;
  readonly actions: readonly string[];
  /** The id that the resource is imported with. */
  readonly imported?: string;
  readonly movedFrom?: string;
}

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly previous_address?: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: { readonly id: string } };
  }[];
}

/**
 * A folder in which real Terraform deploys one stack as the root, where import blocks are allowed. Several share a cloud if
 * they get the same file.
 */
export class Root {
  private readonly folder = mkdtempSync(join(tmpdir(), 'root-'));

  constructor(private readonly cloudFile: string) {}

  /** Writes a version of the stack. */
  write(text: string): this {
    writeFileSync(join(this.folder, 'main.tf.json'), text);
    const { status, stderr, stdout } = this.run('terraform', 'init', '-input=false');
    if (status !== 0) throw new Error(`terraform init failed: ${stdout}${stderr}`);
    return this;
  }

  /** What the written version would do, without what stays as it is. */
  plan(): Planned[] {
    const { resource_changes: changes = [] } = this.planDocument() as Plan;
    return changes
      .map(({ address, previous_address: movedFrom, change: { actions, importing } }) => ({
        address,
        actions,
        ...(importing && { imported: importing.id }),
        ...(movedFrom !== undefined && { movedFrom }),
      }))
      .filter(
        ({ actions, imported, movedFrom }) =>
          actions[0] !== 'no-op' || imported !== undefined || movedFrom !== undefined,
      );
  }

  /** The whole plan of the written version, as a review reads it. */
  planDocument(): unknown {
    const { status, stdout, stderr } = this.run('terraform', 'plan', '-input=false', '-out=plan');
    if (status !== 0) throw new Error(`terraform plan failed: ${stdout}${stderr}`);
    return JSON.parse(this.run('terraform', 'show', '-json', 'plan').stdout);
  }

  apply(): Applied {
    return appliedFrom(this.run('terraform', 'apply', '-auto-approve', '-json', '-input=false').stdout);
  }

  /** The state and the resources in the words of Terraform. */
  state(): unknown {
    return JSON.parse(this.run('terraform', 'show', '-json').stdout);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(command: string, ...args: string[]) {
    return spawnSync('bash', ['-c', 'eval "$("$0")" && exec "$@"', ACTIVATE, command, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, ...NO_WAIT, NO_COLOR: '1', AZURERM_STANDIN_CLOUD: this.cloudFile },
      maxBuffer: 1 << 28,
    });
  }
}
