import '../examples/main';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeStack } from '../lib/estate';

/** Synthesizes every example and prints in a few lines what each stack tracks. */
const OUT = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
const read = (file: string) => JSON.parse(readFileSync(join(OUT, file), 'utf8'));
const { stacks } = read('manifest.json') as {
  stacks: Record<string, { synthesizedStackPath: string; annotations: { level: string; message: string }[] }>;
};

for (const [name, { synthesizedStackPath, annotations }] of Object.entries(stacks)) {
  console.log(`${name}: ${join(OUT, synthesizedStackPath)}`);
  for (const line of describeStack(read(synthesizedStackPath))) console.log(`  ${line}`);
  for (const { level, message } of annotations) {
    if (level === '@cdktf/warn') console.log(`  warning: ${message}`);
  }
}
