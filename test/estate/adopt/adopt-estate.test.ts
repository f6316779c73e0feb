import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type AdoptedEstate, type AdoptionOptions, adoptEstate } from '../../../lib/estate/adopt/adopt-estate';
import { appFiles } from '../../../lib/estate/adopt/app-files';
import { readInput } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import type { OperatingSystem } from '../../../lib/facts/extension';
import { renderSettings } from '../../../lib/settings/render';
import { resolveSettings } from '../../../lib/settings/resolve';
import { settingsProblems } from '../../../lib/settings/settings-checks';
import { likelySettings } from '../../support/arbitrary-settings';
import { type AzureRule, azureRule, EXPORTED_FORMS, TEMPLATE_FORMS } from '../../support/exported-forms';
import { describeWithShared } from '../../support/skip';
import { messageOf } from '../../support/synth';
import { synthesizedApp } from '../../support/written-app';
import { plan } from '../support';
import { emptyPlan, rule, shownState, source, storedState, table, WORKSPACE, workspace } from './estates';

function adopted(document: unknown, options: Partial<AdoptionOptions> = {}): AdoptedEstate {
  const input = readInput(document);
  return adoptEstate(estateOf(input.changes, 'after'), input, {
    ...{ rule: undefined, sameState: false },
    ...options,
  });
}

type Agent = Partial<Record<OperatingSystem, unknown>>;

/** A rule in the words of Terraform, with settings of the agent. */
const terraformRule = (agent: Agent) =>
  rule(
    {},
    Object.entries(agent).map(([os, settings]) => source(os as OperatingSystem, settings)),
  );

function azapiState(agent: Agent): unknown {
  const { name, location, properties } = exported(agent);
  const body = { properties };
  const type = 'Microsoft.Insights/dataCollectionRules@2023-03-11';
  const attributes = {
    id: exported(agent).id,
    type,
    name,
    location,
    parent_id: exported(agent).id.split('/providers')[0],
  };
  return {
    ...{ version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x', outputs: {} },
    resources: [
      {
        ...{ mode: 'managed', type: 'azapi_resource', name: 'dcr' },
        instances: [{ attributes: { ...attributes, body: { value: body, type: 'object' } } }],
      },
    ],
  };
}

function exported(agent: Agent): AzureRule {
  return azureRule({
    ...(agent.windows !== undefined && { 'ChangeTracking-Windows': agent.windows }),
    ...(agent.linux !== undefined && { 'ChangeTracking-Linux': agent.linux }),
  });
}

/** The forms in which a rule may come, each from the settings of the agent. */
const FORMS: Readonly<Record<string, (agent: Agent) => unknown>> = {
  ...Object.fromEntries(
    Object.entries({ ...EXPORTED_FORMS, ...TEMPLATE_FORMS }).map(([name, form]) => [
      name,
      (agent: Agent) => form(exported(agent)),
    ]),
  ),
  'a state file': (agent) => storedState(terraformRule(agent)),
  'a state that Terraform shows': (agent) => shownState(terraformRule(agent)),
  'a plan': (agent) => emptyPlan(terraformRule(agent)),
  'a state of azapi': azapiState,
};

const UPLOAD = {
  storageAccountId: WORKSPACE.replace(/providers.*/, 'providers/Microsoft.Storage/storageAccounts/stcontent'),
  blobEndpoint: 'https://stcontent.blob.core.windows.net/',
};

/** The settings of the agent of an adopted rule. */
function rendered({ settings, constructs }: AdoptedEstate): unknown {
  const storage = constructs.find(({ construct }) => construct === 'ContentStorage.fromStorageAccountId');
  const upload = storage?.props as typeof UPLOAD | undefined;
  return JSON.parse(JSON.stringify(renderSettings(resolveSettings(settings, upload))));
}

describe('the settings of an adopted rule', () => {
  test('render to the same rule, in whichever form it is read', () => {
    const valid = likelySettings.filter(
      (settings) => settingsProblems(settings).length === 0 && !JSON.stringify(settings).includes('${'),
    );
    const some = fc.shuffledSubarray(Object.keys(FORMS), { minLength: 6, maxLength: 6 });
    const tried = new Set<string>();
    fc.assert(
      fc.property(valid, fc.boolean(), some, (settings, uploads, forms) => {
        const upload = uploads || JSON.stringify(settings).includes('"uploadContent":true') ? UPLOAD : undefined;
        const agent = JSON.parse(JSON.stringify(renderSettings(resolveSettings(settings, upload)))) as Agent;
        for (const form of forms) {
          tried.add(form);
          const found = adopted(FORMS[form]?.(agent));
          expect([form, rendered(found)]).toEqual([form, agent]);
          expect(found.report.repaired).toEqual([]);
          expect(found.report.changes.filter((change) => /^(windows|linux)\b/.test(change))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    expect([...tried].sort()).toEqual(Object.keys(FORMS).sort());
  });

  const refused = (document: unknown, options: Partial<AdoptionOptions> = {}) =>
    messageOf(() => adopted(document, options));

  test('need a rule of change tracking', () => {
    expect(refused(shownState(workspace()))).toBe('there is no data collection rule of change tracking in the input');
  });

  test('need a rule whose settings, name and workspace can be seen', () => {
    const [address, after] = rule({}, [{ ...source('linux'), extension_json: undefined }]);
    const unknown = { data_sources: [{ extension: [{ extension_json: true }] }] };
    expect(refused(plan({ address, after, unknown }))).toBe(
      "the settings of rule 'ct-dcr1234' cannot be seen: they are known only at apply, or sensitive",
    );
    expect(refused(shownState(rule({ name: '${var.name}' })))).toBe(
      "the name of azurerm_monitor_data_collection_rule.dcr cannot be seen: it is known only at apply, or contains '${'",
    );
    const elsewhere = { log_analytics: [{ name: 'Microsoft-CT-Dest', workspace_resource_id: '${var.workspace}' }] };
    expect(refused(shownState(rule({ destinations: [elsewhere] })))).toBe(
      "the workspace of rule 'ct-dcr1234' is known only at apply: apply the plan first",
    );
    expect(refused(shownState(rule({}, [source('linux', 'no JSON')])))).toContain(
      "the settings of rule 'ct-dcr1234' cannot be taken over",
    );
  });

  test('are those of the rule that --rule chooses, by name or id in any case', () => {
    const other = { id: `${WORKSPACE}/x`, name: 'other' };
    const [, attributes] = rule(other, [source('windows')]);
    const both = shownState(rule(), ['azurerm_monitor_data_collection_rule.other', attributes]);
    expect(refused(both)).toMatch(/^the input has 2 rules of change tracking: choose one with --rule, of /);
    expect(refused(both, { rule: 'third' })).toMatch(/^no rule of the input is called 'third': choose one of /);
    expect(adopted(both, { rule: 'OTHER' }).settings).toMatchObject({ linux: false });
    expect(adopted(both, { rule: other.id.toUpperCase() }).settings).toMatchObject({ linux: false });
    expect(adopted(both, { rule: 'ct-dcr1234' }).report.left).toContain('1 other rules stay as they are');
  });
});

test('a table moves in the state that the app continues, and is created over the existing one otherwise', () => {
  const rows = [workspace(), table(), rule()];
  const moved = adopted(shownState(...rows), { sameState: true });
  const { import: imports = [], moved: moves } = synthesizedApp(appFiles(moved, 'cdktf', '1.0.0'));
  expect(imports).toEqual([]);
  expect(moves?.map(({ from, to }) => [from, to.replace(/_[0-9A-F]{8}$/, '')])).toContainEqual([
    'azurerm_log_analytics_workspace_table.changes',
    'azurerm_log_analytics_workspace_table.Workspace_ConfigurationChange',
  ]);
  expect(moved.report.changes.join()).not.toContain('table');
  expect(moved.report.left.join()).not.toContain('other resources');
  const created = adopted(shownState(...rows));
  expect(created.existing.map(({ id }) => id)).not.toContainEqual(expect.stringContaining('/tables/'));
  expect(created.report.changes).toContain(
    'log-ops: the app creates the table ConfigurationChange over the existing one: the provider cannot import tables, and no data is lost',
  );
});

describeWithShared('reference/microsoft-ct-dcr.json', "Microsoft's rule", (path) => {
  const document = JSON.parse(readFileSync(path, 'utf8')) as unknown;

  test('is the default of this library', () => {
    const { settings, report } = adopted(document);
    expect(settings).toEqual({});
    expect([report.repaired, report.changes]).toEqual([[], []]);
  });
});

describeWithShared('reference/portal-content-upload-settings.json', 'the upload settings of the portal', (path) => {
  const extensions = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;

  test.each(Object.keys(FORMS).filter((name) => name in EXPORTED_FORMS))('are taken over from %s', (form) => {
    const found = adopted(EXPORTED_FORMS[form]?.(azureRule(extensions)));
    const [windows, linux] = [extensions['ChangeTracking-Windows'], extensions['ChangeTracking-Linux']];
    expect(rendered(found)).toEqual({ windows, linux });
    expect(found.report.repaired).toEqual([]);
  });
});
