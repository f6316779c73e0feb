import fc from 'fast-check';
import type { OperatingSystem } from '../../../lib/facts/extension';
import { filesOf, registryKeysOf } from '../../../lib/settings/features';
import { renderSettings } from '../../../lib/settings/render';
import { type ResolvedSettings, resolveSettings } from '../../../lib/settings/resolve';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import { settingsOfAgent } from '../../../lib/settings/take-over/settings-of-agent';
import { settingsOfLegacy } from '../../../lib/settings/take-over/settings-of-legacy';
import type { Change } from '../../../lib/settings/take-over/take-over-report';
import type { ChangeTrackingSettings } from '../../../lib/settings/types';
import { agent, type Json, UPLOAD } from '../../support/agent-settings';
import { likelySettings, mutated } from '../../support/arbitrary-settings';
import { legacySource as source } from '../../support/legacy-source';

const NOTHING = { repaired: [], changes: [], lost: [] };

describe('settingsOfAgent', () => {
  test('gives back any settings of this library, and finds nothing to report', () => {
    const valid = likelySettings.filter(
      (settings) => settingsProblems(settings).length === 0 && !JSON.stringify(settings).includes('${'),
    );
    fc.assert(
      fc.property(valid, (settings) => {
        const resolved = resolveSettings(settings, UPLOAD);
        const rendered = JSON.parse(JSON.stringify(renderSettings(resolved))) as Record<OperatingSystem, Json>;
        const { settings: short = {}, ...rest } = settingsOfAgent(rendered);
        expect(resolveSettings(short, UPLOAD)).toEqual(resolved);
        expect(renderSettings(resolveSettings(short, UPLOAD))).toEqual(rendered);
        expect(rest).toEqual({ upload: UPLOAD, ...NOTHING });
        expect(JSON.stringify(short).length).toBeLessThanOrEqual(JSON.stringify(resolved).length);
      }),
      { numRuns: 100 },
    );
  });

  test('passes the checks of this library whatever is given, and reports every value that differs', () => {
    const sources = fc
      .tuple(likelySettings, fc.constantFrom('windows' as const, 'linux' as const))
      .chain(([settings, os]) =>
        mutated(mutated(fc.constant(agent(settings)[os] ?? {}))).map((json) => ({ [os]: json ?? null })),
      );
    fc.assert(
      fc.property(sources, (given) => {
        const { settings, upload, changes, lost, repaired } = settingsOfAgent(given);
        if (settings !== undefined) {
          expect(settingsProblems(settings)).toEqual([]);
          const rendered = renderSettings(resolveSettings(settings, upload));
          if (JSON.stringify(changes) === '[]' && lost.length === 0) expect(rendered).toEqual(given);
        } else {
          expect(lost).not.toEqual([]);
        }
        for (const { path, message } of [...changes, ...lost, ...repaired]) {
          expect(['windows', 'linux']).toContain(path[0]);
          expect(message).toMatch(/^\S/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the changes that settingsOfAgent lists', () => {
  /** The original with its changes made. */
  function changed(given: unknown, changes: readonly Change[]): unknown {
    const copy = { ...structuredClone(given as Json) };
    for (const { path, becomes, spelling } of changes) {
      if (spelling) continue;
      const keys = path.slice(0, -1);
      const holder = keys.reduce<Json>((parent, key) => {
        parent[key] ??= {};
        return parent[key] as Json;
      }, copy);
      const key = String(path.at(-1));
      const list = holder[key];
      if (Array.isArray(becomes))
        holder[key] = [...(Array.isArray(list) ? (list as unknown[]) : []), ...(becomes as unknown[])];
      else if (becomes === undefined) delete holder[key];
      else holder[key] = becomes;
    }
    return copy;
  }

  /** Without the order of lists, absent lists and blocks being empty ones. */
  function unordered(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => JSON.stringify(unordered(item))).sort();
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([key, item]) => [key, unordered(item)] as const);
    return Object.fromEntries(members.filter(([, item]) => !isEmpty(item)).sort());
  }

  function isEmpty(value: unknown): boolean {
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  }

  const KEPT = [
    'path',
    'destinationPath',
    'keyName',
    'valueName',
    'pathType',
    'type',
    'links',
    'uploadSetting',
    'enableUpload',
  ];

  /** Changes or removes one flag, number or label of a rule, and keeps its type. */
  function alter(rule: Json, place: number): void {
    const leaves: [Json, string][] = [];
    const visit = (holder: Json) => {
      for (const [key, value] of Object.entries(holder)) {
        if (KEPT.includes(key)) continue;
        if (typeof value === 'object' && value !== null) visit(value as Json);
        else leaves.push([holder, key]);
      }
    };
    visit(rule);
    const [holder, key] = leaves[place % leaves.length] ?? [];
    if (holder === undefined || key === undefined) return;
    const value = holder[key];
    if (place % 5 === 0) delete holder[key];
    else if (typeof value === 'boolean') holder[key] = !value;
    else holder[key] = typeof value === 'number' ? value + (place % 1000) : `${String(value)}x`;
  }

  test('make the rule of this library of any rule from which nothing is lost or repaired', () => {
    let compared = 0;
    const valid = likelySettings.filter((settings) => settingsProblems(settings).length === 0);
    const given = fc.tuple(valid, fc.array(fc.nat(), { maxLength: 8 })).map(([settings, places]) => {
      const rendered = JSON.parse(JSON.stringify(renderSettings(resolveSettings(settings, UPLOAD)))) as Json;
      for (const place of places) alter(rendered, place);
      return rendered;
    });
    fc.assert(
      fc.property(given, (sources) => {
        const found = settingsOfAgent({ ...sources });
        const isRenamed = found.changes.some(({ was, becomes, spelling }) => spelling && was !== becomes);
        if (found.settings === undefined || found.lost.length > 0 || found.repaired.length > 0 || isRenamed) return;
        compared++;
        const rendered = renderSettings(resolveSettings(found.settings, found.upload));
        const os = Object.fromEntries(Object.entries(sources).filter(([key]) => key in rendered));
        expect(unordered(changed(os, found.changes))).toEqual(unordered(JSON.parse(JSON.stringify(rendered))));
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});

describe('settingsOfLegacy', () => {
  /** The data sources that would make the former agent watch the same. It knows no description. */
  function sourcesOf({ windows, linux }: ResolvedSettings): unknown[] {
    const entries = (kind: string, place: string, list: readonly object[]) =>
      list.map((entry) => {
        const { name, path, key, uploadContent, description, ...properties } = entry as Record<string, unknown>;
        expect(description).toBe('');
        const maxContentsReturnable = uploadContent === true ? '5000000' : 0;
        const own = {
          ...properties,
          [place]: path ?? key,
          ...(uploadContent !== undefined && { maxContentsReturnable }),
        };
        return source(kind, String(name), own);
      });
    const type = (DataTypeId: string, enabled: boolean) =>
      source('ChangeTrackingDataTypeConfiguration', DataTypeId, { DataTypeId, Enabled: String(enabled) });
    return [
      ...entries('ChangeTrackingCustomPath', 'path', windows?.files.entries ?? []),
      ...entries('ChangeTrackingDefaultRegistry', 'keyName', windows?.registry.entries ?? []),
      ...entries('ChangeTrackingLinuxPath', 'destinationPath', linux?.files.entries ?? []),
      type('WindowsServices', windows?.services.enabled === true),
      type('Daemons', linux?.services.enabled === true),
      type('Registry', windows?.registry.enabled === true),
    ];
  }

  test('gives back the files and keys of any settings', () => {
    const word = (text: string) => text.replaceAll(/[^a-z]/gi, '').toLowerCase() || 'tag';
    const given = likelySettings
      .map(({ windows, linux }): ChangeTrackingSettings => {
        const labelled = <Entry extends object>(entry: Entry, index: number) => ({
          ...entry,
          description: '',
          name: `entry-${index}`,
          groupTag: word(JSON.stringify(entry)),
        });
        const keys = registryKeysOf(windows ?? {})
          .filter((key) => typeof key === 'object')
          .map(labelled);
        return {
          windows: {
            ...windows,
            files: filesOf(windows ?? {}).map(labelled),
            registryKeys: keys,
            software: true,
            inventory: true,
          },
          linux: { ...linux, files: filesOf(linux ?? {}).map(labelled), software: true, inventory: true },
        };
      })
      .filter((settings) => settingsProblems(settings).length === 0);
    fc.assert(
      fc.property(given, (settings) => {
        const resolved = resolveSettings(settings);
        const found = settingsOfLegacy(sourcesOf(resolved), { contentStorage: true });
        const { windows, linux } = resolveSettings(found.settings);
        expect(windows?.files.entries).toEqual(resolved.windows?.files.entries);
        expect(windows?.registry).toEqual(resolved.windows?.registry);
        expect(windows?.services.enabled).toBe(resolved.windows?.services.enabled);
        expect(linux?.files.entries).toEqual(resolved.linux?.files.entries);
        expect(linux?.services).toEqual(resolved.linux?.services);
        expect([...found.lost, ...found.repaired]).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
