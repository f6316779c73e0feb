import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Runs the benchmarks named in the arguments, or all, one after another, each in a separate process. */
const all = readdirSync('bench').filter((file) => file.endsWith('.ts') && file !== 'report.ts');
const asked = process.argv.slice(2).map((name) => `${name}.ts`);
const unknown = asked.filter((file) => !all.includes(file));
if (unknown.length > 0) throw new Error(`bench has no ${unknown.join(', ')}; it has ${all.join(', ')}`);

for (const file of asked.length > 0 ? asked : all) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
