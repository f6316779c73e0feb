import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as framework from 'cdktf';
import * as library from 'cdktf-azure-change-tracking';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

type Attributes = Readonly<Record<string, unknown>>;

/** The stack of an app, with the resources of each type by their address. */
export interface WrittenStack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  readonly import?: readonly { readonly to: string; readonly id: string; readonly for_each?: Attributes }[];
  readonly removed?: readonly { readonly from: string }[];
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly [member: string]: unknown;
}

/** Synthesizes an app from its files, validations included, in this process. */
export function synthesizedApp(files: Readonly<Record<string, string>>): WrittenStack {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  const outdir = join(folder, 'cdktf.out');
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    class App extends framework.App {
      constructor() {
        super({ outdir, stackTraces: false });
      }
    }
    const modules: Readonly<Record<string, unknown>> = {
      cdktf: { ...framework, App },
      'cdktf-azure-change-tracking': library,
    };
    const requires = (name: string): unknown => modules[name] ?? require(name);
    const { outputText } = transpileModule(files['main.ts'] ?? '', {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    new Function('require', '__dirname', 'exports', outputText)(requires, folder, {});
    return JSON.parse(readFileSync(join(outdir, 'stacks/change-tracking/cdk.tf.json'), 'utf8')) as WrittenStack;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All resources of a type, in the order of the stack. */
export function allOf({ resource }: WrittenStack, type: string): Attributes[] {
  return Object.values(resource?.[type] ?? {});
}
