import { Ajv } from 'ajv';
import fc from 'fast-check';
import { textOf } from '../../lib/core/problems';
import { mergeSettings } from '../../lib/settings/merge';
import { readSettings } from '../../lib/settings/read';
import { renderSettings } from '../../lib/settings/render';
import { resolveSettings } from '../../lib/settings/resolve';
import { settingsProblems } from '../../lib/settings/settings-checks';
import { settingsWarnings } from '../../lib/settings/settings-warnings';
import type { ChangeTrackingSettings } from '../../lib/settings/types';
import { AGENT_FORMAT } from '../support/agent-format.schema';
import { likelySettings, mutated } from '../support/arbitrary-settings';

const UPLOAD = { storageAccountId: '/subscriptions/x', blobEndpoint: 'https://stcontent.blob.core.windows.net/' };
const upload = fc.option(fc.constant(UPLOAD), { nil: undefined });
const validSettings = likelySettings.filter((settings) => settingsProblems(settings).length === 0);

describe('whatever is given as settings', () => {
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
    fc.json().map((text) => JSON.parse(text) as unknown),
    likelySettings,
    mutated(likelySettings),
    mutated(mutated(likelySettings)),
  );

  test('is judged in lines that begin with the path, and nothing is thrown', () => {
    fc.assert(
      fc.property(anything, (settings) => {
        for (const problem of settingsProblems(settings)) {
          expect(textOf(problem)).toMatch(/^settings[.\w[\]]* \S[^\n]*$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as settings of the agent, and nothing is thrown', () => {
    const rendered = fc
      .tuple(validSettings, upload)
      .map(([settings, to]) => renderSettings(resolveSettings(settings, to)));
    const agentSettings = fc.oneof(anything, mutated(rendered.map(({ windows, linux }) => windows ?? linux)));
    fc.assert(
      fc.property(agentSettings, fc.constantFrom('windows' as const, 'linux' as const), (settings, os) => {
        const { unrecognised } = readSettings(os, settings);
        for (const { note } of unrecognised) expect(note).toMatch(/^\S/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('settings that pass validation', () => {
  test('are most of those of the right structure', () => {
    const valid = fc.sample(likelySettings, 500).filter((settings) => settingsProblems(settings).length === 0);
    expect(valid.length).toBeGreaterThan(250);
  });

  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  const isWindows = ajv.compile(AGENT_FORMAT.windows);
  const isLinux = ajv.compile(AGENT_FORMAT.linux);

  test('render to the format of the agent', () => {
    fc.assert(
      fc.property(validSettings, upload, (settings, to) => {
        const { windows, linux } = renderSettings(resolveSettings(settings, to));
        if (windows !== undefined) expect(isWindows(windows) ? [] : isWindows.errors).toEqual([]);
        if (linux !== undefined) expect(isLinux(linux) ? [] : isLinux.errors).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('come back unchanged from what they render to', () => {
    fc.assert(
      fc.property(validSettings, upload, (settings, to) => {
        const resolved = resolveSettings(settings, to);
        const rendered = JSON.parse(JSON.stringify(renderSettings(resolved)));
        for (const os of ['windows', 'linux'] as const) {
          if (resolved[os] === undefined) continue;
          expect(readSettings(os, rendered[os])).toEqual({ settings: resolved[os], unrecognised: [] });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('mean the same laid over themselves, and can be warned of', () => {
    fc.assert(
      fc.property(validSettings, (settings: ChangeTrackingSettings) => {
        expect(resolveSettings(mergeSettings(settings, settings))).toEqual(resolveSettings(settings));
        for (const warning of settingsWarnings(settings, true)) expect(textOf(warning)).toMatch(/^settings[. ]/);
      }),
      { numRuns: 500 },
    );
  });
});
