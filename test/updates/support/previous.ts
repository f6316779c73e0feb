import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { runApp, stacksIn } from '../../support/example-apps';
import { existingRuleId, identity } from './azure';
import type { Stacks } from './deployment';

const FIXTURE = 'test/fixtures/previous/examples.json.br';

/** The examples of a version: their code, and what that version made of it. */
export interface Previous {
  readonly version: string;
  /** The files of the examples, by their path below `examples`. */
  readonly files: Readonly<Record<string, string>>;
  /** Stacks that can be modules of one configuration, without a path of this machine. */
  readonly stacks: Stacks;
}

export function readPrevious(): Previous {
  return JSON.parse(brotliDecompressSync(readFileSync(FIXTURE)).toString('utf8')) as Previous;
}

/** Keeps the examples as they are now, for the tests of later versions. */
export function writePrevious(version: string): Previous {
  const names = readdirSync('examples', { recursive: true, encoding: 'utf8' }).sort();
  const kept = names.filter((name) => /^(main\.ts|(?!pipeline)[\w-]+\/.+(?<!\.test)\.(ts|yaml))$/.test(name));
  const files = Object.fromEntries(kept.map((name) => [name, readFileSync(join('examples', name), 'utf8')]));
  const previous = { version, files, stacks: synthesized(files) };
  mkdirSync(dirname(FIXTURE), { recursive: true });
  writeFileSync(FIXTURE, brotliCompressSync(JSON.stringify(previous)));
  return previous;
}

/** What this version of the library makes of these examples. */
export function synthesized(files: Previous['files']): Stacks {
  mkdirSync('cdktf.out', { recursive: true });
  // In the checkout, where the code finds its modules.
  const folder = mkdtempSync(resolve('cdktf.out/previous-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const out = runApp(join(folder, 'main.ts'));
    const stacks = Object.entries(stacksIn(out))
      .filter(([name]) => !ALIKE.test(name))
      .map(([name, json]) => [name, ofItsOwn(json)] as const);
    rmSync(out, { recursive: true });
    return Object.fromEntries(stacks);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Stacks of the example `estate` that differ from others in names and in the number of machines only. */
const ALIKE = /^estate-(americas|asia|online|site-.+)$/;

/** A stack without its backend, and with ids of what exists already where it reads the state of another stack. */
function ofItsOwn(json: string): string {
  const stack = JSON.parse(json.replaceAll(LINK, 'local.linked.$1')) as {
    terraform: { backend?: unknown };
    data?: { terraform_remote_state?: unknown };
    locals?: object;
  };
  delete stack.terraform.backend;
  if (stack.data?.terraform_remote_state === undefined) return JSON.stringify(stack);
  const { data, ...rest } = stack;
  const { terraform_remote_state: _, ...others } = data ?? {};
  const isEmpty = Object.keys(others).length === 0;
  return JSON.stringify({ ...rest, ...(isEmpty ? {} : { data: others }), locals: { ...rest.locals, linked: LINKED } });
}

const LINKED = {
  azurerm_monitor_data_collection_rule: existingRuleId('dcr-existing'),
  azurerm_user_assigned_identity: identity('id-existing'),
};
const TYPES = Object.keys(LINKED).join('|');
const LINK = new RegExp(`data\\.terraform_remote_state\\.[\\w-]+\\.outputs\\.cross-stack-output-(${TYPES})\\w+`, 'g');
