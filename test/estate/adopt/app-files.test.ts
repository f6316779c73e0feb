import { appFiles } from '../../../lib/estate/adopt/app-files';
import { allOf, synthesizedApp } from '../../support/written-app';
import { HEALTHY } from '../losses/healthy';
import { DIALECTS, planOf } from '../losses/render';
import { CASES, written } from './cases';
import { rule, shownState } from './estates';

describe('the app of an estate', () => {
  test.each(Object.entries(CASES))('with %s is synthesized and imports it', (_name, { rows, imports, ...expected }) => {
    const { adopted, files } = written(shownState(...rows));
    const isOfSettings = (change: string) => /^(windows|linux)\./.test(change);
    expect(adopted.report.changes.filter((change) => !isOfSettings(change))).toEqual(expected.changes ?? []);
    const left = adopted.report.left.filter((one) => !/the (workspace|solution) is not in the input/.test(one));
    expect(left).toEqual(expected.left ?? []);
    const stack = synthesizedApp(files);
    const blocks = stack.import ?? [];
    expect(blocks.reduce((sum, one) => sum + Object.keys(one.for_each ?? { only: 1 }).length, 0)).toBe(imports + 1);
    expected.has?.(stack);
  });

  test('of which nothing exists yet imports nothing, and reads no file for it', () => {
    const { adopted, files } = written(shownState(rule()));
    const without = appFiles({ ...adopted, existing: [] }, 'cdktf', '1.0.0');
    const lines = (text: unknown) => String(text).split('\n');
    const [all, few] = [lines(files['main.ts']), lines(without['main.ts'])];
    expect(all.filter((line) => !few.includes(line))).toEqual([
      "import { readFileSync } from 'node:fs';",
      expect.stringMatching(/^import \{ Adoption, .* \} from 'cdktf-azure-change-tracking';$/),
      '// Imports what exists. Keep it in the code: names of roles, associations and extensions come from it.',
      "const existing = JSON.parse(readFileSync(join(__dirname, 'existing.json'), 'utf8'));",
      "new Adoption(stack, 'Adoption', { existing });",
    ]);
    expect(few.slice(-3)).toEqual([few.at(-3), 'app.synth();', '']);
    expect(few.at(-3)).toBe('');
    expect(few.at(-4)).not.toBe('');
  });

  test.each(DIALECTS)('in the words of %s imports its workspace and its rule', (dialect) => {
    const { adopted, files } = written(planOf(dialect, {}, HEALTHY));
    const stack = synthesizedApp(files);
    const count = (type: string) => allOf(stack, type).length;
    expect(adopted.report.read.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['azurerm_monitor_data_collection_rule', 'azurerm_management_group_policy_assignment']),
    );
    expect([count('azurerm_log_analytics_workspace'), count('azurerm_monitor_data_collection_rule')]).toEqual([1, 1]);
    expect(stack.import?.map(({ to }) => to.split('.')[0])).toEqual(
      expect.arrayContaining(['azurerm_log_analytics_workspace', 'azurerm_monitor_data_collection_rule']),
    );
  });
});
