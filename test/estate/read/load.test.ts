import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewInputs } from '../../../lib/estate/findings/estate-review';
import type { Rule } from '../../../lib/estate/model/estate';
import { mergeInputs } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { loadInputs } from '../../../lib/estate/read/load';
import { azureRule, cliForm, GROUP_ID, graphRow, portalTemplate } from '../../support/exported-forms';

const root = mkdtempSync(join(tmpdir(), 'load-'));
afterAll(() => rmSync(root, { recursive: true }));

const RULE = azureRule({ 'ChangeTracking-Linux': { enableFiles: false } });
const TEXT = JSON.stringify(RULE);

let folders = 0;
/** A directory of its own that holds files. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const path = join(root, String(folders++));
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    const isReady = typeof content === 'string' || content instanceof Buffer;
    writeFileSync(join(path, name), isReady ? content : JSON.stringify(content));
  }
  return path;
}

const file = (name: string, content: unknown) => join(folder({ [name]: content }), name);
const rulesOf = (path: string): readonly Rule[] => estateOf(mergeInputs(loadInputs(path)).changes, 'after').rules;

function reasonOf(path: string): string {
  try {
    loadInputs(path);
  } catch (error) {
    return (error as Error).message.replaceAll(`${path}`, 'it').replaceAll(`${root}/`, '');
  }
  return 'read';
}

describe('a file of Azure', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 of another byte order', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('is read in %s', (_, content) => {
    expect(rulesOf(file('rule.json', content)).map(({ id }) => id)).toEqual([RULE.id]);
  });

  const hcl = "is Terraform in HCL, not JSON: run 'terraform show -json' on a plan or a state, or synthesize the app";
  const bicep = "is Bicep, not JSON: run 'bicep build --stdout <file>' and read its output";
  const csv = "is CSV, not JSON: download JSON, or run the query with 'az graph query --output json'";
  const source = 'is source code, not JSON: synthesize the app and give its cdktf.out directory, or give a plan';
  const yaml = "is YAML, not JSON: run the command of Azure with '--output json'";
  test.each([
    ['main.tf', 'secret', hcl],
    ['main.txt', '# x\nresource "azurerm_monitor_data_collection_rule" "ct" {\n  name = "secret"\n}\n', hcl],
    ['main.txt', 'locals {\n  secret = 1\n}\n', hcl],
    ['main.bicep', 'secret', bicep],
    ['main.txt', "param name string\nresource x 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {\n}\n", bicep],
    ['rules.csv', 'secret', csv],
    ['rules.txt', '"id","name","properties"\n"secret","b","{""dataSources"":1}"\n', csv],
    ['rules.txt', 'dataFlows:\n- secret: 1\ndataSources:\n  extensions: []\n', yaml],
    ['rules.json', '{"dataSources": secret', 'is not JSON from beginning to end: it may be cut off'],
    ['main.ts', "import { App } from 'cdktf';", source],
    ['rules.txt', "import { App } from 'cdktf';", source],
    [
      'rules.txt',
      'hello',
      "is not JSON: give a plan or a state from 'terraform show -json', a cdktf.out directory or an export of Azure",
    ],
  ])('%s that is not JSON gets the command that makes it JSON', (name, content, reason) => {
    expect(reasonOf(file(name, content))).toBe(`it ${reason}`);
  });
});

describe('a directory of exports', () => {
  test('is read file by file', () => {
    const other = { ...RULE, id: `${GROUP_ID}/providers/Microsoft.Insights/dataCollectionRules/b`, name: 'b' };
    const path = folder({ 'a.json': cliForm(RULE), 'b.json': [graphRow(other)], 'notes.md': 'x', 'old.csv': 'a,b' });
    expect(rulesOf(path).map(({ id }) => id)).toEqual([RULE.id, other.id]);
    expect(Object.entries(loadInputs(path)).map(([name, input]) => [name, input.file])).toEqual([
      [join(path, 'a.json'), join(path, 'a.json')],
      [join(path, 'b.json'), join(path, 'b.json')],
    ]);
    expect(Object.values(loadInputs(path)).flatMap(({ gaps }) => gaps.map(({ address }) => address))).toEqual([
      'old.csv',
    ]);
  });

  test('of another name is compared resource by resource', () => {
    const other = { ...RULE, id: `${GROUP_ID}/providers/Microsoft.Insights/dataCollectionRules/b`, name: 'b' };
    const [before, after] = [folder({ 'a.json': RULE, 'b.json': other }), folder({ 'x.json': other, 'y.json': RULE })];
    expect(reviewInputs(loadInputs(after), loadInputs(before)).findings).toEqual([]);
    const { findings } = reviewInputs(loadInputs(after), loadInputs(join(before, 'a.json')));
    expect(new Set(findings.map(({ address }) => address))).toEqual(new Set([other.id]));
  });

  test('with the parameters of a template beside it reads the template with them', () => {
    const template = portalTemplate(RULE);
    const parameters = { dataCollectionRules_dcr_CT_name: { value: 'other' } };
    const path = folder({
      'parameters.json': { $schema: 'https://x/2019-04-01/deploymentParameters.json#', parameters },
      'template.json': template,
    });
    expect(rulesOf(path).map(({ attributes }) => attributes['name'])).toEqual(['other']);
  });

  test.each([
    [{ 'a.md': 'x' }, 'it holds neither manifest.json nor a file ending in .tf.json or .json'],
    [
      { 'a.bicep': 'x' },
      "it holds a file that is Bicep, not JSON: run 'bicep build --stdout <file>' and read its output",
    ],
    [
      { 'a.json': RULE, 'b.json': { secret: 1 } },
      'it/b.json: neither a plan, a state, Terraform configuration in JSON nor an export of Azure: it does not have their keys',
    ],
    [
      { 'p.json': { $schema: 'deploymentParameters.json#', parameters: {} } },
      'it holds parameters of a template, but no template',
    ],
  ])('without exports says so (%#)', (files, reason) => {
    expect(reasonOf(folder(files))).toBe(reason);
  });
});
