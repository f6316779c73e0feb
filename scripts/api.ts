import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { buildOnce } from './build';

export const REFERENCE_FOLDER = 'docs/api';
export const REPORT_FOLDER = 'etc';

/** The entries of the package, by the name of their report. */
const ENTRIES = { constructs: 'index.d.ts', review: 'estate/index.d.ts', testing: 'testing.d.ts' };

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
  buildOnce();
  mkdirSync(folder, { recursive: true });
  const [first, ...others] = Object.entries(ENTRIES).map(([name, file]) =>
    configuration(name, resolve('dist', file), folder),
  );
  if (first === undefined) return;
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  });
  for (const config of [first, ...others]) {
    const { errorCount } = Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => {
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (errorCount > 0) throw new Error(`${config.mainEntryPointFilePath} has ${errorCount} errors`);
  }
}

function configuration(name: string, entry: string, folder: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: entry,
      compiler: { tsconfigFilePath: resolve('tsconfig.build.json') },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: resolve(folder),
        reportTempFolder: resolve('build'),
        includeForgottenExports: true,
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
