import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from '../../scripts/build';
import { FRAMEWORKS } from '../../scripts/frameworks';

const INSTALLED = ['cdktf', '@cdktf', 'constructs', '@types/node'];

/** Builds the package and makes a project outside the repository that has it installed, and these files. */
export function newConsumer(files: Readonly<Record<string, string>>): string {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  for (const name of INSTALLED) link(join('node_modules', name), join(folder, 'node_modules', name));
  link('.', join(folder, 'node_modules', FRAMEWORKS.cdktf.manifest.name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(resolve(target), path);
}
