import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { readPrevious } from './updates/support/previous';

describe('the examples of the last version', () => {
  mkdirSync('cdktf.out', { recursive: true });
  // In the checkout, where the code finds its modules.
  const folder = mkdtempSync(resolve('cdktf.out/compiled-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compile with this one, and a prop that is not there does not', () => {
    const planted =
      "import { Workspace } from 'cdktf-azure-change-tracking';\nnew Workspace({} as never, 'A', { gone: 1 });\n";
    const files = { ...readPrevious().files, 'planted.ts': planted };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
    const sources = Object.keys(files).filter((name) => name.endsWith('.ts'));
    const paths = sources.map((name) => join(folder, name));
    const program = ts.createProgram(paths, options);
    const found = paths.flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)));
    const mistakes = found.map(({ file, messageText }) => {
      return `${relative(folder, file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(mistakes).toEqual([expect.stringMatching(/^planted\.ts: .*'gone' does not exist in type/)]);
  }, 60_000);
});
