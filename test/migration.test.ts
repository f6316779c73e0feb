import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandsWith } from '../scripts/move-check';

/** The project as `cdktf init` makes it. */
const template = join(dirname(require.resolve('cdktf-cli/package.json')), 'bundle/templates/typescript');

test('the command of the page for imports changes every import of a new project, and nothing else', () => {
  const project = mkdtempSync(join(tmpdir(), 'migration-'));
  try {
    cpSync(template, project, { recursive: true });
    const imports =
      "import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';\nimport 'cdktf-azure-change-tracking';\n";
    writeFileSync(join(project, 'stack.ts'), imports);
    const run = (command: string) => execFileSync('bash', ['-ec', command], { cwd: project, stdio: 'pipe' });
    run('git init -q && git add -A');
    const read = (name: string) => readFileSync(join(project, name), 'utf8');
    const before = read('main.ts');
    run(commandsWith('sed '));
    expect(read('stack.ts')).toBe(imports.replaceAll('cdktf', 'cdktn'));
    expect(read('main.ts')).toBe(before.replace('"cdktf"', '"cdktn"'));
    expect(read('setup.js')).toBe('const cdktf = require("cdktn");\ncdktf.Testing.setupJest();\n');
    expect(read('__tests__/main-test.ts')).toContain('import "cdktn/lib/testing/adapters/jest";');
    expect(read('cdktf.json')).toContain('"app"');
  } finally {
    rmSync(project, { recursive: true });
  }
});
