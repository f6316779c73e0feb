import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the provider that the built package names in its code (`.js`) or in its declarations (`.d.ts`). */
export function providerFiles(kind: '.js' | '.d.ts'): string[] {
  const code = readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(kind))
    .map((name) => readFileSync(join('dist', name), 'utf8'))
    .join('\n');
  return [
    ...new Set([...code.matchAll(/["'](@cdktf\/[^"']+\/lib\/[^"']+)["']/g)].map(([, path]) => path ?? '')),
  ].sort();
}
