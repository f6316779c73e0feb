import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, FINDINGS } from '../../../lib/estate';
import { STREAMS } from '../../../lib/facts/rule';
import { WARNING_IDS } from '../../../lib/facts/warnings';
import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import type { ChangeTrackingSettings } from '../../../lib/settings/types';
import { CHECKS, type Verdict, WARNINGS_WITHOUT_FINDING } from '../fixtures/rule-set';
import { plan } from '../support';

const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
const declared = ['lib/settings', 'lib/facts', 'lib/constructs'].flatMap((folder) =>
  sourcesOf(folder).flatMap((text) =>
    [...text.matchAll(/^export function (\w+(?:Problems|Warnings))\b/gm)].map(([, name]) => name ?? ''),
  ),
);
const findings = sourcesOf('lib/estate/findings').join('\n');

describe('one rule set: every check of the constructs', () => {
  test('has its finding, or a reason why it has none, in test/estate/fixtures/rule-set.ts', () => {
    expect([...new Set(declared)].sort()).toEqual(Object.keys(CHECKS).sort());
    const silent = Object.entries(CHECKS).filter(([, { finds, why }]) => finds === undefined && why === undefined);
    expect(silent).toEqual([]);
  });

  const named = Object.entries(CHECKS).filter(([, { finds }]) => finds !== undefined);
  test.each(named)('%s names findings that exist', (_name, { finds = [] }: Verdict) => {
    expect(finds.filter((id) => !(id in FINDINGS))).toEqual([]);
  });

  const shared = named.filter(([, verdict]) => verdict.shared);
  test.each(shared.map(([name]) => name))('%s is called by the findings themselves', (name) => {
    expect(findings).toMatch(new RegExp(`\\b${name}\\(`));
  });

  test('that warns is a finding of the same id, or has a reason why not', () => {
    const without = WARNING_IDS.filter((id) => !(id in FINDINGS));
    expect(without).toEqual(WARNING_IDS.filter((id) => Object.hasOwn(WARNINGS_WITHOUT_FINDING, id)));
    expect(
      Object.keys(WARNINGS_WITHOUT_FINDING).filter((id) => !(WARNING_IDS as readonly string[]).includes(id)),
    ).toEqual([]);
  });
});

describe('settings that a construct refuses', () => {
  const upload = { storageAccountId: '/x', blobEndpoint: 'https://x.blob.core.windows.net/' };
  const files = (count: number) => Array.from({ length: count }, (_, index) => ({ path: `/srv/${index}` }));
  const refused: readonly (readonly [string, ChangeTrackingSettings, string])[] = [
    ['an .exe', { windows: { files: [{ path: 'C:\\a\\b.exe' }] } }, 'item-unsupported'],
    ['a network path', { windows: { files: [{ path: '\\\\server\\share\\a.ini' }] } }, 'item-unsupported'],
    ['a relative path', { linux: { files: [{ path: 'etc/hosts' }] } }, 'item-unsupported'],
    ['a wildcard in a folder', { linux: { files: [{ path: '/etc/*/hosts' }] } }, 'item-unsupported'],
    ['another hive', { windows: { registryKeys: [{ key: 'HKEY_CURRENT_USER\\Software' }] } }, 'item-unsupported'],
    ['secrets of Windows', { windows: { registryKeys: [{ key: 'HKLM\\SECURITY\\Policy' }] } }, 'item-unsupported'],
    ['files every 15 minutes', { windows: { fileFrequencySec: 900 } }, 'frequency-out-of-range'],
    ['services every minute', { windows: { services: { frequencySec: 60 } } }, 'frequency-out-of-range'],
    ['more files than a machine may track', { linux: { files: files(501) } }, 'limit-exceeded'],
    ['nothing of Linux', { linux: { files: false, services: false, software: false } }, 'source-idle'],
  ];

  test.each(refused)('are found in a rule written by hand: %s', (_what, settings, id) => {
    expect(settingsProblems(settings)).not.toEqual([]);
    const rendered = renderSettings(resolveSettings(settings, upload));
    expect(
      check(plan({ address: 'azurerm_monitor_data_collection_rule.ct', after: ruleOf(rendered) })).findings,
    ).toContainEqual(expect.objectContaining({ id }));
  });

  test('are not found if the construct accepts them', () => {
    const settings = { windows: false, linux: { files: [{ path: '/etc/hosts' }] } } as const;
    expect(settingsProblems(settings)).toEqual([]);
    const after = ruleOf(renderSettings(resolveSettings(settings)));
    expect(check(plan({ address: 'azurerm_monitor_data_collection_rule.ct', after })).findings).toEqual([]);
  });
});

/** A rule with rendered settings, as a plan holds it. */
function ruleOf(settings: ReturnType<typeof renderSettings>) {
  const sources = Object.entries(settings).map(([os, json]) => ({
    name: os,
    extension_name: os === 'windows' ? 'ChangeTracking-Windows' : 'ChangeTracking-Linux',
    streams: [...STREAMS],
    extension_json: JSON.stringify(json),
  }));
  return {
    name: 'dcr',
    location: 'westeurope',
    data_sources: [{ extension: sources }],
    data_flow: [{ streams: [...STREAMS], destinations: ['ct'] }],
    destinations: [{ log_analytics: [{ name: 'ct', workspace_resource_id: '/workspaces/log' }] }],
  };
}
