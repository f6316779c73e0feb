import { exchangeModules, FRAMEWORKS } from '../../scripts/frameworks';

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
