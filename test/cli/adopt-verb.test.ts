import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../lib/cli';
import { policyAssociationName } from '../../lib/facts/policy-association';
import { machine, rule, shownState, source, storedState, workspace } from '../estate/adopt/estates';
import { azureRule, cliForm } from '../support/exported-forms';

const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
afterAll(() => rmSync(folder, { recursive: true }));

let runs = 0;
/** Runs the command with a folder of its own for `OUT`. */
function adopt(...args: readonly string[]) {
  const out = join(folder, `out${++runs}`);
  let [printed, errors] = ['', ''];
  const stdout = { write: (text: string) => (printed += text) };
  const stderr = { write: (text: string) => (errors += text) };
  const code = main(['adopt', ...args.map((arg) => arg.replace('OUT', out))], { stdout, stderr, env: {} });
  const files = existsSync(out) ? readdirSync(out).sort() : [];
  return { code, out, files, printed, errors: errors.replaceAll(`${folder}/`, '') };
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const AGENT = { enableFiles: true, enableSoftware: true, enableServices: true, enableInventory: true };
const own = rule({}, [source('linux', AGENT)]);
const state = write('state.json', shownState(workspace(), own));
const exported = write('rule.json', azureRule({ 'ChangeTracking-Linux': AGENT }));
const APP = ['cdktf.json', 'change-tracking.yaml', 'existing.json', 'main.ts', 'package.json', 'tsconfig.json'];
const dataSource = (kind: string, properties: object) => ({
  id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w/dataSources/${kind}`,
  ...{ name: kind, type: 'Microsoft.OperationalInsights/workspaces/datasources', kind, properties },
});
const legacy = write('legacy.json', {
  value: [
    dataSource('ChangeTrackingLinuxPath', {
      ...{ enabled: true, destinationPath: '/etc/app.conf', pathType: 'File', recurse: false, useSudo: true },
      ...{ links: 'Follow', maxOutputSize: 500000, groupTag: 'x', friendlyName: 'app' },
    }),
  ],
});

describe('adopt', () => {
  test('prints what taking over means, and writes nothing without --out', () => {
    const { code, printed } = adopt(state);
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^Read\n {2}- 1 azurerm_log_analytics_workspace\n {2}- 1 azurerm_monitor_data_collection_rule/,
    );
    expect(printed).toContain('\nChanges in Azure\n');
    expect(printed).toContain(`\nNothing is written: give --out <folder> for main.ts, `);
  });

  test('names the schema as seen from the folder of the settings', () => {
    mkdirSync(join(folder, 'app/node_modules/cdktf-azure-change-tracking'), { recursive: true });
    const schemaFrom = (out: string) => {
      adopt(state, '--into', 'settings', '--out', join(folder, out));
      return /\$schema=(.*)change-tracking-settings/.exec(
        readFileSync(join(folder, out, 'change-tracking.yaml'), 'utf8'),
      )?.[1];
    };
    const schemas = 'node_modules/cdktf-azure-change-tracking/';
    expect(schemaFrom('app')).toBe(schemas);
    expect(schemaFrom('app/settings/prod')).toBe(`../../${schemas}`);
    expect(schemaFrom('elsewhere')).toBe(schemas);
  });

  test('writes an app, or the settings alone', () => {
    const { files, out, printed } = adopt(state, '--out', 'OUT');
    expect(files).toEqual(APP);
    expect(printed).toContain(`Written to ${out}: main.ts, `);
    expect(adopt(exported, '--out', 'OUT', '--into', 'settings').files).toEqual(['change-tracking.yaml']);
  });

  test.each([
    ['cdktf', 'cdktf-azure-change-tracking', '@cdktf/provider-azurerm'],
    ['cdktn', 'cdktn-azure-change-tracking', '@cdktn/provider-azurerm'],
  ])('writes an app of %s', (framework, library, provider) => {
    const { out } = adopt(state, '--out', 'OUT', '--framework', framework);
    const { dependencies } = JSON.parse(readFileSync(join(out, 'package.json'), 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies).sort()).toEqual([library, framework, provider, 'constructs'].sort());
    const [text, settings] = ['main.ts', 'change-tracking.yaml'].map((name) => readFileSync(join(out, name), 'utf8'));
    expect(text).toContain(`} from '${library}';`);
    expect(text).toContain(`from '${framework}';`);
    expect(text).toContain(`from '${provider}/lib/provider';`);
    expect(settings).toContain(`$schema=node_modules/${library}/change-tracking-settings.schema.json`);
  });

  test('overwrites files with --force only', () => {
    const first = adopt(state, '--out', 'OUT');
    writeFileSync(join(first.out, 'main.ts'), 'mine');
    const again = adopt(state, '--out', first.out);
    expect(again.code).toBe(2);
    expect(again.errors).toMatch(
      /^change-tracking: .*main\.ts.* exist: give another --out, or --force to overwrite them\n$/,
    );
    expect(readFileSync(join(first.out, 'main.ts'), 'utf8')).toBe('mine');
    expect(adopt(state, '--out', first.out, '--force').code).toBe(0);
    expect(readFileSync(join(first.out, 'main.ts'), 'utf8')).toContain('new ChangeTrackingRule');
  });

  test('writes the settings of the former agent of a workspace', () => {
    const { files, printed, out } = adopt(legacy, '--out', 'OUT');
    expect(files).toEqual(['change-tracking.yaml']);
    expect(readFileSync(join(out, 'change-tracking.yaml'), 'utf8')).toContain('/etc/app.conf');
    expect(printed).toContain('Next: pass the file to ChangeTrackingSettings.fromFile.');
  });

  test('leaves an association to policy that has the name that policy gives it, unless Terraform owns it', () => {
    const id = String(own[1]['id']);
    const policyName = policyAssociationName(id);
    const rows = machine('virtual_machine', 'web', 'linux', { association: { name: 'NAME' } });
    const target = String(rows[2]?.[1]['target_resource_id']);
    const named = (name: string) => [
      { ...azureRule({ 'ChangeTracking-Linux': AGENT }), id, name: 'ct-dcr1234' },
      {
        id: `${target}/providers/Microsoft.Insights/dataCollectionRuleAssociations/${name}`,
        ...{ name, type: 'Microsoft.Insights/dataCollectionRuleAssociations' },
        properties: { dataCollectionRuleId: id },
      },
      {
        id: `${target}/extensions/ChangeTracking-Linux`,
        ...{
          name: 'ChangeTracking-Linux',
          type: 'Microsoft.Compute/virtualMachines/extensions',
          location: 'westeurope',
        },
        properties: {
          ...{ publisher: 'Microsoft.Azure.ChangeTrackingAndInventory', type: 'ChangeTracking-Linux' },
          ...{ typeHandlerVersion: '2.20', enableAutomaticUpgrade: true, autoUpgradeMinorVersion: true },
        },
      },
    ];
    const byPolicy = '1 machines have an association with the name that policy gives it: they stay with policy';
    expect(adopt(write('a.json', named(policyName))).printed).toContain(byPolicy);
    const byHand = adopt(write('b.json', named('mine'))).printed;
    expect(byHand).not.toContain('policy');
    expect(byHand).toContain('1 azurerm_monitor_data_collection_rule_association');
    const owned = JSON.parse(JSON.stringify(shownState(own, ...rows)).replaceAll('NAME', policyName)) as unknown;
    expect(adopt(write('c.json', owned)).printed).not.toContain('policy');
  });

  test('names what else is in a state that the app continues', () => {
    const [subnet, group] = ['azurerm_subnet', 'azurerm_monitor_action_group'].map(
      (type) => [`${type}.x`, { id: '/x', name: 'x' }] as const,
    );
    const path = write('more.json', storedState(own, ...(subnet && group ? [subnet, group] : [])));
    const line =
      "2 other resources of the state are not in the app, such as 'azurerm_monitor_action_group.x': keep their code beside it, or Terraform destroys them";
    expect(adopt(path, '--same-state').printed).toContain(line);
    expect(adopt(path).printed).not.toContain('other resources');
  });
});

describe('an adoption that cannot be ends in 2 with one line, and writes nothing', () => {
  const [, attributes] = rule({ id: '/subscriptions/s/resourceGroups/g/providers/x/y/other', name: 'other' });
  const two = write('two.json', shownState(own, ['azurerm_monitor_data_collection_rule.other', attributes]));
  const bare = azureRule({ 'ChangeTracking-Windows': null, 'ChangeTracking-Linux': null });
  test.each<[string, string[], RegExp]>([
    ['no rule', [write('no.json', shownState(workspace()))], /there is no data collection rule of change tracking/],
    ['several rules', [two], /the input has 2 rules of change tracking: choose one with --rule, of /],
    ['a rule that is not there', [two, '--rule', 'x'], /no rule of the input is called 'x': choose one of /],
    ['two states to continue', [state, two, '--same-state'], /--same-state needs one input: the state that the app/],
    ['an app of data sources', [legacy, '--into', 'app'], /--into app needs a rule: data sources of the former agent/],
    ['an export without settings', [write('bare.json', cliForm(bare))], /dcr-CT/],
    [
      'settings that are not JSON',
      [write('bad.json', shownState(rule({}, [{ ...source('linux'), extension_json: '{' }])))],
      /ct-dcr1234/,
    ],
    [
      'text of Bicep',
      [write('rule.bicep', "resource dcr 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {\n")],
      /bicep build/,
    ],
    ['text of Terraform', [write('main.tf', 'resource "azapi_resource" "dcr" {\n}\n')], /terraform/],
    ['an empty file', [write('empty.json', '')], /empty\.json is empty/],
    ['a file that is cut off', [write('cut.json', '{"value": [')], /cut\.json is not JSON/],
    ['another document', [write('other.json', { a: 1 })], /neither a plan, a state/],
    ['an option of another verb', [state, '--base', state], /--base is an option of review only/],
    [
      'a framework that is none',
      [state, '--framework', 'pulumi'],
      /--framework must be one of cdktf, cdktn, got 'pulumi'/,
    ],
    ['a form that is none', [state, '--into', 'hcl'], /--into must be one of app, settings, got 'hcl'/],
  ])('%s', (_name, args, expected) => {
    const { code, errors, files } = adopt(...args, '--out', 'OUT');
    expect(errors).toMatch(expected);
    expect([code, errors.trimEnd().split('\n').length, files]).toEqual([2, 1, []]);
  });

  test('an output folder that is a file, or below one', () => {
    const path = write('file', 'mine');
    for (const out of [path, join(path, 'below')]) {
      const { code, errors } = adopt(state, '--out', out);
      expect([code, errors]).toEqual([2, expect.stringMatching(/cannot be a folder \(E\w+\): give another --out\n$/)]);
    }
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});
