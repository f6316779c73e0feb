import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewInputs } from '../../../lib/estate/findings/estate-review';
import type { Rule } from '../../../lib/estate/model/estate';
import { mergeInputs } from '../../../lib/estate/read/documents';
import { estateOf } from '../../../lib/estate/read/estate-of-input';
import { loadDocuments, loadInputs } from '../../../lib/estate/read/load';
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
      { 'a.bicep': 'x', 'README.md': 'x' },
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

const NOT_JSON =
  "is not JSON: give a plan or a state from 'terraform show -json', a cdktf.out directory or an export of Azure";
const OTHER_TEXT =
  "has other text before the JSON: write only the output of the command, such as 'terraform show -json', to the file";
test.each<[content: string | Buffer, reason: string]>([
  ['', 'is empty'],
  [' \n', 'is empty'],
  ['PK\u0003', "is not JSON but a plan as Terraform saves it: run 'terraform show -json' on it"],
  [Buffer.from([0x1f, 0x8b, 8]), 'is not JSON but compressed: unpack it first'],
  ['{"@level":"info"}\n{"@level":"info"}', "is the log of a run: run 'terraform show -json' on a plan file"],
  ['{ "a', 'is not JSON from beginning to end: it may be cut off'],
  ['[{', 'is not JSON from beginning to end: it may be cut off'],
  ['["a', 'is not JSON from beginning to end: it may be cut off'],
  ['[[', 'is not JSON from beginning to end: it may be cut off'],
  ['[a', NOT_JSON],
  ['Refreshing state\n  {"a":1}', OTHER_TEXT],
  ['hello {', NOT_JSON],
  [`${'['.repeat(110)}${']'.repeat(110)}`, 'is nested more than 100 levels deep'],
])('a file that cannot be read says what it is (%#)', (content, reason) => {
  expect(reasonOf(file('plan.out', content))).toBe(`it ${reason}`);
});

test('a path that does not exist says so', () => {
  expect(reasonOf(join(root, 'none'))).toBe('it does not exist or cannot be read');
});

describe('a directory of configuration', () => {
  const WORKSPACE = 'azurerm_log_analytics_workspace';
  test('is read as one, with its imports, and says what it does not read', () => {
    const path = folder({
      'a.tf.json': { resource: { [WORKSPACE]: { a: { name: '${local.name}' } } } },
      'b.tf.json': { locals: { name: 'log' }, import: [{ to: `${WORKSPACE}.a`, id: '/a' }] },
      'c.tf.json': { variable: { b: { default: 'b' } }, resource: { [WORKSPACE]: { b: { name: '${var.b}' } } } },
      'd.tf.json': { module: { m: { source: 'x' } }, terraform: {}, data: {} },
      'other.json': 'not JSON',
      ...{ 'main.tf': '', 'main.tofu': '', 'main.tfvars': '' },
    });
    const [[name, input] = ['', undefined]] = Object.entries(loadInputs(path));
    expect([name, input?.file]).toEqual([path, path]);
    expect(input?.changes.map(({ address, after, importing }) => [address, after?.['name'], importing])).toEqual([
      [`${WORKSPACE}.a`, 'log', { id: '/a' }],
      [`${WORKSPACE}.b`, 'b', undefined],
    ]);
    const what = 'is not JSON and so not read: review a plan to see it';
    expect(input?.gaps.slice(1)).toEqual(['main.tf', 'main.tofu'].map((address) => ({ address, what })));
    expect(input?.gaps[0]?.address).toBe('module.m');
  });
});

describe('a synthesized app', () => {
  const stack = { resource: {} };
  const app = (stacks: unknown) => folder({ 'manifest.json': { stacks }, 'a.json': stack });

  test('has its stacks, which its directory and its manifest name', () => {
    const path = app({ one: { synthesizedStackPath: 'a.json' } });
    const inputs = loadInputs(path);
    expect(Object.entries(inputs).map(([name, input]) => [name, input.file])).toEqual([['one', join(path, 'a.json')]]);
    expect(loadInputs(join(path, 'manifest.json'))).toEqual(inputs);
  });

  test.each<[stacks: unknown, reason: string]>([
    [{}, 'it holds no stack'],
    [{ one: { synthesizedStackPath: '../a.json' } }, "the file of stack 'one' is outside it"],
    [{ one: { synthesizedStackPath: 'none.json' } }, 'it/none.json cannot be read (ENOENT)'],
    [{ one: {} }, 'it cannot be read (EISDIR)'],
  ])('with %j is refused', (stacks, reason) => {
    expect(reasonOf(app(stacks))).toBe(reason);
  });
});

test('documents of a directory are those of its .json files, in order', () => {
  const path = folder({ 'b.json': [2], 'a.json': [1], 'c.txt': 'x' });
  expect(loadDocuments(path)).toEqual([[1], [2]]);
  expect(loadDocuments(join(path, 'b.json'))).toEqual([[2]]);
});
