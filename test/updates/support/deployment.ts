import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NO_WAIT } from '../../support/no-wait';
import { ACTIVATE, missingForDeployment } from '../../support/stand-in';
import { type Applied, appliedFrom } from './applied';

/** What is needed to deploy and is not here. */
export const MISSING: readonly string[] = missingForDeployment();

/** Stacks by a name, each as `stackJson` writes it. */
export type Stacks = Readonly<Record<string, string>>;

interface StackJson {
  readonly terraform: { readonly required_providers: unknown };
  readonly provider: unknown;
}

/**
 * A folder in which real Terraform deploys versions of stacks, one after another, to a cloud of its own. Stacks lie side
 * by side as modules, in names of their own: that costs little more than one of them alone.
 */
export class Deployment {
  private readonly folder = mkdtempSync(join(tmpdir(), 'update-'));
  private readonly names: string[] = [];

  constructor(private readonly environment: Readonly<Record<string, string>> = {}) {}

  /** Writes versions of stacks without applying them. */
  write(stacks: Stacks): void {
    this.names.push(...Object.keys(stacks).filter((name) => !this.names.includes(name)));
    for (const [name, json] of Object.entries(stacks)) {
      const { provider: _, ...module } = JSON.parse(this.own(name, json)) as StackJson;
      mkdirSync(join(this.folder, name), { recursive: true });
      writeFileSync(join(this.folder, name, 'cdk.tf.json'), JSON.stringify(module));
    }
    const [first] = Object.values(stacks);
    if (first === undefined || existsSync(join(this.folder, '.terraform'))) return;
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify(this.root(JSON.parse(first) as StackJson)));
    this.expectSuccess('terraform', 'init', '-input=false');
  }

  /** Applies these versions of stacks; other stacks stay as they are. */
  apply(stacks: Stacks): Applied {
    this.write(stacks);
    return this.change('apply', '-auto-approve');
  }

  /** What a plan of the written versions would change. */
  plan(...options: string[]): Applied {
    return this.change('plan', ...options);
  }

  /** Destroys everything, after writing other versions of stacks without applying them. */
  destroy(stacks: Stacks = {}): Applied {
    this.write(stacks);
    return this.change('apply', '-destroy', '-auto-approve');
  }

  /** Changes the cloud behind Terraform's back: a command of the stand-in, in the words of the stack of that name. */
  cloud(stack: string, ...args: string[]): string {
    const command = join(this.folder, 'cloud');
    if (!existsSync(command)) symlinkSync(join(dirname(ACTIVATE), 'terraform-provider-azurerm'), command);
    return this.expectSuccess(command, ...args.map((arg) => this.own(stack, arg)));
  }

  /** A file that something has written beside the stacks. */
  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private root({ terraform, provider }: StackJson): object {
    const modules = this.names.map((name) => [name, { source: `./${name}` }]);
    return { terraform, provider, module: Object.fromEntries(modules) };
  }

  /** A text in which the names that have to be unique in Azure, each with a prefix of its kind, belong to one stack. */
  private own(stack: string, text: string): string {
    const number = this.names.indexOf(stack) + 1;
    return text
      .replaceAll(/\b(ct|rg)-/g, `$1${number}-`)
      .replaceAll(/\bst(changetracking|other)\b/g, `st$1${number}`)
      .replaceAll(
        /\b0{8}-0{4}-0{4}-0{4}-0{10}(aa|bb)\b/g,
        `00000000-0000-0000-0000-${String(number).padStart(10, '0')}$1`,
      );
  }

  private change(...args: string[]): Applied {
    return appliedFrom(this.run('terraform', ...args, '-json', '-input=false').stdout);
  }

  private expectSuccess(command: string, ...args: string[]): string {
    const { status, stdout, stderr } = this.run(command, ...args);
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
    return stdout;
  }

  private run(command: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync('bash', ['-c', 'eval "$("$0")" && exec "$@"', ACTIVATE, command, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, ...NO_WAIT, NO_COLOR: '1', ...this.environment },
      maxBuffer: 1 << 28,
    });
  }
}
