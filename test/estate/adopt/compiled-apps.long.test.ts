import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createProgram,
  flattenDiagnosticMessageText,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from 'typescript';
import { CASES, written } from './cases';
import { shownState } from './estates';

test('every app that is written is accepted by the compiler', () => {
  mkdirSync('cdktf.out', { recursive: true });
  const folder = mkdtempSync(resolve('cdktf.out/written-'));
  try {
    const paths = Object.values(CASES).map(({ rows }, index) => {
      const path = join(folder, `main${index}.ts`);
      writeFileSync(path, written(shownState(...rows)).files['main.ts'] ?? '');
      return path;
    });
    const program = createProgram(paths, {
      ...{ target: ScriptTarget.ES2022, module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
      ...{ strict: true, skipLibCheck: true, noEmit: true, types: ['node'] },
      paths: { 'cdktf-azure-change-tracking': [resolve('lib/index.ts')] },
    });
    const texts = paths.flatMap((path) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => flattenDiagnosticMessageText(messageText, ' ')),
    );
    expect(texts).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
