import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

export const REFERENCE_FOLDER = 'docs/api';
export const REPORT_FOLDER = 'etc';

/** The entries of the package, by the name of their report. */
const ENTRIES = { constructs: 'index.d.ts', review: 'estate/index.d.ts', testing: 'testing.d.ts' };

const DECLARATIONS = 'build/declarations';

/** Writes the reference of every public name, from the doc comments, into a folder. */
export function writeReference(folder: string): void {
  const typedoc = require.resolve('typedoc/package.json').replace('package.json', 'bin/typedoc');
  execFileSync(process.execPath, [typedoc, '--out', folder, '--logLevel', 'Warn'], { stdio: 'inherit' });
}

/**
 * Writes the public surface, one file per entry, into a folder: every name and signature that users can write,
 * and the types these depend on, without comments.
 */
export function writeReports(folder: string): void {
  const emit = ['-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', DECLARATIONS];
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), ...emit], { stdio: 'inherit' });
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(ENTRIES)) writeReport(name, join(DECLARATIONS, file), folder);
}

function writeReport(name: string, entry: string, folder: string): void {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(entry),
      compiler: { tsconfigFilePath: resolve('tsconfig.build.json') },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: resolve(folder),
        reportTempFolder: resolve(DECLARATIONS),
        includeForgottenExports: true,
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const { errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (errorCount > 0) throw new Error(`the declarations of ${entry} have ${errorCount} errors`);
}
