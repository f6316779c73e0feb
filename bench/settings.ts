import { performance } from 'node:perf_hooks';
import { renderSettings } from '../lib/settings/render';
import { resolveSettings } from '../lib/settings/resolve';
import { settingsProblems } from '../lib/settings/settings-checks';
import type { ChangeTrackingSettings } from '../lib/settings/types';
import { median, print } from './report';

/**
 * The cost of settings at the limits of the service: 500 files per operating system and 250 registry keys. The very first
 * call loads and compiles the schema; the median is that of the last calls, up to the ten thousandth.
 */
const CALLS = 10_000;
const MEASURED = 500;

const list = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));

const full: ChangeTrackingSettings = {
  windows: {
    files: list(500, (i) => ({ path: `C:\\Program Files\\Contoso\\Service ${i}\\*.config`, recurse: true })),
    registryKeys: list(250, (i) => ({ key: `HKLM\\SOFTWARE\\Contoso\\Service ${i}`, description: 'ours' })),
  },
  linux: { files: list(500, (i) => ({ path: `/etc/contoso/service-${i}/*.conf`, uploadContent: true })) },
};
const files: ChangeTrackingSettings = { windows: false, linux: full.linux };
const wrong = {
  linux: { files: list(500, (i) => ({ paht: `etc/${i}`, recurse: 'yes' })) },
  windows: { registryKeys: list(250, (i) => `key ${i}`) },
};

const cases: Record<string, { readonly calls: number; readonly run: () => unknown }> = {
  'validate 500 files': { calls: CALLS, run: () => settingsProblems(files) },
  'validate 1000 files and 250 keys': { calls: CALLS / 10, run: () => settingsProblems(full) },
  'resolve and render the same': { calls: CALLS / 10, run: () => renderSettings(resolveSettings(full)) },
  'refuse 750 wrong entries': { calls: CALLS / 10, run: () => settingsProblems(wrong) },
};

print({
  bench: 'settings',
  counts: { measured: MEASURED },
  rows: Object.entries(cases).map(([name, { calls, run }]) => {
    const [first = 0, ...later] = list(calls, () => timed(run));
    const last = later.slice(-MEASURED);
    return { name, calls, 'first ms': first, 'median ms': median(last), 'worst ms': Math.max(...last) };
  }),
});

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
