import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRAMEWORKS, type FrameworkName } from '../facts/frameworks';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as Manifest;
}

/** The version of the package this file is a part of. */
export function packageVersion(): string {
  return manifest().version;
}

/** The framework that the package this file is a part of is made for. */
export function packageFramework(): FrameworkName {
  const { name } = manifest();
  return (Object.keys(FRAMEWORKS) as FrameworkName[]).find((one) => FRAMEWORKS[one].library === name) ?? 'cdktf';
}
