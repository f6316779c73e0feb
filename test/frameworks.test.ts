import { exchangeModules, FRAMEWORKS } from '../scripts/frameworks';
import { describeWithCdktn } from './support/cdktn';
import { runApp, stacksIn, versionsIn, withoutVersions } from './support/example-apps';

describeWithCdktn('the examples on both frameworks', () => {
  const first = stacksIn(runApp('examples/main.ts'));
  const second = stacksIn(runApp('examples/main.ts', 'cdktn/tsconfig.json'));

  test('are synthesized by the framework and the provider they are meant for', () => {
    const versions = (stacks: Record<string, string>) =>
      Object.values(stacks).map((stack) => Object.values(versionsIn(stack)));
    expect(new Set(versions(first).map(String))).toEqual(new Set(['0.21.0,4.55.0']));
    expect(new Set(versions(second).map(String))).toEqual(new Set(['0.24.0,4.73.0']));
  });

  test.each(Object.keys(first))('%s has the same resources, addresses and arguments', (name) => {
    const [one, other] = [first[name], second[name]];
    if (one === undefined || other === undefined) throw new Error(`one framework has no stack ${name}`);
    expect(withoutVersions(one)).toHaveProperty('resource');
    expect(withoutVersions(other)).toEqual(withoutVersions(one));
  });
});

describe('the names of modules', () => {
  const { modules } = FRAMEWORKS.cdktn;

  test.each([
    ["import { Fn } from 'cdktf';", "import { Fn } from 'cdktn';"],
    ['const cdktf_1 = require("cdktf");', 'const cdktf_1 = require("cdktn");'],
    ['a: import("cdktf").IResolvable', 'a: import("cdktn").IResolvable'],
    ["from '@cdktf/provider-azurerm/lib/provider'", "from '@cdktn/provider-azurerm/lib/provider'"],
    ["from 'cdktf-azure-change-tracking'", "from 'cdktn-azure-change-tracking'"],
  ])('are exchanged where they are imported: %s', (code, expected) => {
    expect(exchangeModules(code, modules)).toBe(expected);
  });

  test.each(["type.startsWith('@cdktf/')", "from './cdktf'", "from 'cdktf-cli'", '// unlike CDKTF, or "cdktf"'])(
    'are left alone elsewhere: %s',
    (code) => {
      expect(exchangeModules(code, modules)).toBe(code);
    },
  );
});
