import oasis from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { FINDINGS, formatHtml, formatJson, formatMarkdown, formatSarif, formatText, review } from '../../lib/estate';
import schema from '../../lib/estate/review.schema.json';
import { file, linux, plan, rule } from './support';

const RULE = 'azurerm_monitor_data_collection_rule.ct';
const before = rule(linux(file('/etc/hosts'), file('/etc/motd')));
const change = plan({ address: RULE, before, after: rule(linux(file('/etc/hosts'))) });
const clean = review(plan({ address: RULE, before, after: before }));
const lost = review(change);

/** Everything that means something to a terminal, to Markdown or to HTML, in a name, a path and a reason. */
const HOSTILE = '</code><script>alert(1)</script>|`**x**`\n# y\u001b[31m\u202e@team ![z](https://example.org) __w__';
const hostile = review(
  plan({
    address: `${RULE}["${HOSTILE}"]`,
    before: { ...before, name: HOSTILE, data_sources: rule(linux(file(`/etc/${HOSTILE}`)))['data_sources'] },
    after: before,
  }),
  { exceptions: [] },
);

describe('text', () => {
  test('groups findings by severity and kind, with reason and remedy', () => {
    expect(formatText(lost, false)).toBe(`Change tracking review: 1 blocking

BLOCKING

  A file or registry key is removed [item-removed]
    ${RULE}
      Linux file /etc/motd: watched -> not in the rule
    why: Changes to it are no longer reported.
    do:  Put it back, or agree with the teams that rely on it.
`);
  });

  test('reports that nothing changes', () => {
    expect(formatText(clean, false)).toBe('Change tracking review: nothing changes what machines report\n');
  });

  const imports = (...descriptions: readonly string[]) => ({
    ...plan(),
    resource_changes: descriptions.map((description, index) => {
      const [before, actions] = [{ name: `id${index}` }, [description === '' ? 'no-op' : 'update']];
      const importing = { id: `/identities/${index}` };
      return {
        ...{ address: `azurerm_user_assigned_identity.i${index}`, mode: 'managed' },
        ...{
          type: 'azurerm_user_assigned_identity',
          change: { actions, before, after: { ...before, description }, importing },
        },
      };
    }),
  });

  test.each([
    [[''], '1 resource is imported unchanged'],
    [['new'], '1 resource is imported and changes'],
    [['', ''], '2 resources are imported unchanged'],
    [['', 'new'], '2 resources are imported, 1 of them changes'],
    [['', 'new', 'new'], '3 resources are imported, 2 of them change'],
  ])('counts imports: %j', (descriptions, words) => {
    const text = `nothing changes what machines report; ${words}`;
    expect(formatText(review(imports(...descriptions)), false)).toBe(`Change tracking review: ${text}\n`);
    expect(formatMarkdown(review(imports(...descriptions)))).toContain(text);
  });

  test('counts imports beside findings, in every format', () => {
    const [first] = change['resource_changes'] as { change: object }[];
    const both = review({
      ...change,
      resource_changes: [{ ...first, change: { ...first?.change, importing: { id: '/rules/ct' } } }],
    });
    const words = '1 resource is imported and changes';
    expect(formatText(both, false)).toContain(`Change tracking review: 1 blocking; ${words}\n`);
    expect(formatHtml(both)).toContain(`<p>${words}</p>`);
    expect(JSON.parse(formatJson(both))).toMatchObject({ imported: { resources: 1, changed: 1 } });
  });

  test('marks an upload of secrets where more is watched, and names it first', () => {
    const files = Array.from({ length: 11 }, (_, index) => file(`/etc/${index}`));
    const secret = file('/etc/shadow', { uploadContent: true });
    const added = review(plan({ address: RULE, before: rule(linux()), after: rule(linux(...files, secret)) }));
    expect(formatText(added, false)).toContain(
      'Linux 12 files: not watched -> watched: /etc/shadow (content may hold password hashes), /etc/0, ',
    );
  });

  test('has colours when asked', () => {
    expect(formatText(lost, true)).toContain('\u001b[31mBLOCKING\u001b[0m');
  });

  test('writes control characters of the input out', () => {
    const text = formatText(hostile, false);
    expect(text).toContain('\\u{a}# y\\u{1b}[31m\\u{202e}@team');
    expect(text).not.toMatch(/[\p{Cf}]|(?!\n)\p{Cc}/u);
  });
});

describe('markdown', () => {
  test('is a table in a section that is open for blocking findings', () => {
    expect(formatMarkdown(lost)).toContain('<details open><summary><b>Blocking</b> (1)</summary>');
    expect(formatMarkdown(lost)).toContain('| Resource | What | Was | Becomes |\n|---|---|---|---|\n| <code>');
  });

  test('reads nothing of the input as markup', () => {
    const rows = formatMarkdown(hostile)
      .split('\n')
      .filter((line) => line.includes('alert'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatch(/^(\| (<code>([A-Za-z0-9 ,/%=+-]|&#\d+;)*<\/code> ?)+ ){4}\|$/);
    }
  });

  test('stays below the limit of a comment for any input, and names the omitted part', () => {
    const files = Array.from({ length: 3000 }, (_, index) => file(`/etc/${'&'.repeat(300)}${index}`));
    const text = formatMarkdown(review(plan({ address: RULE, before: rule(linux(...files)), after: rule(linux()) })));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\n\d+ more do not fit here; the JSON and HTML formats list all\.\n$/);
  });
});

describe('JSON', () => {
  test.each([
    ['of findings', lost],
    ['of nothing', clean],
    ['of exceptions', review(change, { exceptions: [{ id: 'item-removed', address: RULE, reason: 'moved' }] })],
  ])('%s follows its published schema', (_, result) => {
    const validate = new Ajv().compile(schema);
    expect(validate(JSON.parse(formatJson(result)))).toBe(true);
  });

  test('has a schema that knows every finding', () => {
    expect(schema.definitions.finding.properties.id.enum).toEqual(Object.keys(FINDINGS));
  });
});

describe('SARIF', () => {
  const ignored = review(change, { exceptions: [{ id: 'item-removed', address: RULE, reason: 'moved' }] });
  const sarif = (result: typeof lost) => JSON.parse(formatSarif(result, 'out dir/plan#1.json'));

  test('has a rule for every finding, and a result that points to it', () => {
    const [run] = sarif(lost).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(FINDINGS));
    expect(run.results).toEqual([
      {
        ruleId: 'item-removed',
        ruleIndex: Object.keys(FINDINGS).indexOf('item-removed'),
        level: 'error',
        message: { text: expect.stringContaining('Linux file /etc/motd: watched -> not in the rule. ') },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'out%20dir/plan%231.json' }, region: { startLine: 1 } },
            logicalLocations: [{ fullyQualifiedName: RULE, kind: 'resource' }],
          },
        ],
        partialFingerprints: { 'finding/v1': `item-removed@${RULE}#Linux file /etc/motd` },
      },
    ]);
  });

  test('makes no link of a text', () => {
    const link = review(
      plan({ address: RULE, before: rule(linux(file('/etc/[x](https://example.org)'))), after: before }),
    );
    expect(sarif(link).runs[0].results[0].message.text).toContain('/etc/[x] (https://example.org): watched -> ');
  });

  test('marks exceptions as suppressed, with their reason', () => {
    expect(sarif(ignored).runs[0].results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'moved' },
    ]);
  });

  // The edition of the schema of OASIS that Microsoft's jest-sarif carries as a file; of that package nothing runs. A
  // pattern of it is none in Unicode mode.
  test('follows the schema of OASIS, 2.1.0-rtm.5', () => {
    const validate = new AjvDraft04({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(oasis);
    for (const result of [lost, clean, ignored, hostile])
      expect([validate(sarif(result)), validate.errors]).toEqual([true, null]);
  });
});

describe('HTML', () => {
  test('lets nothing run but its own script, and loads nothing', () => {
    const page = formatHtml(hostile);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'"/);
    expect(page).not.toMatch(/src=|href="(?!#)/);
  });

  test('is the same for the same input', () => {
    expect(formatHtml(lost)).toBe(formatHtml(review(change)));
  });
});
