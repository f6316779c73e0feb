import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Runs the benchmarks named in the arguments, or all, one after another, each in a separate process. */
const all = readdirSync('bench').filter((file) => file.endsWith('.ts') && file !== 'report.ts');
const asked = process.argv.slice(2).map((name) => `${name}.ts`);
const unknown = asked.filter((file) => !all.includes(file));
if (unknown.length > 0) throw new Error(`bench has no ${unknown.join(', ')}; it has ${all.join(', ')}`);

const command = resolve('dist/cli.js');
if (!existsSync(command)) throw new Error(`${command} is missing: run 'npm run build' first`);

const files = asked.length > 0 ? asked : all;
for (const [index, file] of files.entries()) {
  process.stderr.write(`benchmark ${index + 1} of ${files.length}: ${file} …\n`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
