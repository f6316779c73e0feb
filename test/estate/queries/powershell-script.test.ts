import { powershellScript } from '../../../lib/estate/queries/powershell-script';

const script = powershellScript(['machines', 'rules']);
const code = script.replaceAll(/^\s*#.*$/gm, '');

test('the script only reads from Azure', () => {
  const commands = new Set(code.replaceAll(/'[^']*'/g, "''").match(/\b[A-Z][A-Za-z]+-[A-Z]\w+/g));
  expect([...commands].filter((command) => !/^(Save|Invoke-Retry|Export)/.test(command)).sort()).toEqual([
    'ConvertTo-Json',
    'ForEach-Object',
    'Get-AzContext',
    'Get-ChildItem',
    'Get-Content',
    'Invoke-AzOperationalInsightsQuery',
    'Join-Path',
    'New-Item',
    'Search-AzGraph',
    'Set-StrictMode',
    'Sort-Object',
    'Start-Sleep',
    'Where-Object',
    'Write-Host',
    'Write-Warning',
  ]);
});

test('its brackets are closed, and its own functions exist', () => {
  const open: string[] = [];
  for (const [bracket] of code.replaceAll(/'[^']*'/g, "''").matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(bracket)) open.push(bracket);
    else expect(`${open.pop() ?? ''}${bracket}`).toMatch(/^(\(\)|\[\]|\{\})$/);
  }
  expect(open).toEqual([]);
  const defined = [...code.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name);
  expect(defined).toEqual(['Save-Json', 'Invoke-Retry', 'Save-Missing', 'Export-Pages']);
});

test('it reads pages of 1000 rows by their token, in the whole tenant or in management groups', () => {
  expect(code).toContain('Search-AzGraph -Query $query -First 1000 @scope @next');
  expect(code).toContain('@{ SkipToken = $token }');
  expect(code).toContain('@{ UseTenantScope = $true }');
  expect(code).toContain("foreach ($name in 'machines', 'rules') { Export-Pages $name }");
});
