import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type AdoptionReport, adoptEstate } from '../estate/adopt/adopt-estate';
import { adoptLegacy } from '../estate/adopt/adopt-legacy';
import { appFiles, settingsFile } from '../estate/adopt/app-files';
import { adoptionText } from '../estate/format/adoption-text';
import type { Files } from '../estate/model/files';
import { UnusableInput } from '../estate/model/value';
import { mergeInputs } from '../estate/read/documents';
import { estateOf } from '../estate/read/estate-of-input';
import { loadDocuments } from '../estate/read/load';
import { FRAMEWORKS, type FrameworkName } from '../facts/frameworks';
import { isLegacyExport } from '../settings/take-over/settings-of-legacy';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { packageFramework, packageVersion } from './own-package';
import { writeFiles } from './written-files';

/** Settings, an app and imports for what exists. Prints what taking over means before it writes anything. */
export function adopt(args: Arguments, { stdout }: Surroundings): number {
  if (args.base !== undefined) throw new UnusableInput('--base is an option of review only');
  const { out, force } = args.writing;
  const { files, report } = adoptionOf(args);
  stdout.write(adoptionText(report));
  if (out === undefined) {
    stdout.write(`Nothing is written: give --out <folder> for ${Object.keys(files).join(', ')}.\n`);
    return 0;
  }
  writeFiles(files, { out, force });
  stdout.write(`Written to ${out}: ${Object.keys(files).join(', ')}.\n${nextStep(files, out)}\n`);
  return 0;
}

function nextStep(files: Files, out: string): string {
  return 'main.ts' in files
    ? `Next: cd ${out}, npm install, and plan it. Apply only a plan that destroys nothing; change-tracking review reads it.`
    : 'Next: pass the file to ChangeTrackingSettings.fromFile.';
}

function adoptionOf({ paths, adoption, writing: { out = '.' } }: Arguments): {
  readonly files: Files;
  readonly report: AdoptionReport;
} {
  const { into, rule, sameState } = adoption;
  const framework = adoption.framework ?? packageFramework();
  const legacy = paths.flatMap(loadDocuments).filter(isLegacyExport);
  if (legacy.length > 0) {
    if (into === 'app') {
      throw new UnusableInput('--into app needs a rule: data sources of the former agent give a settings file only');
    }
    const { settings, report } = adoptLegacy(legacy);
    return { files: settingsFile(settings, framework, rootFrom(out, framework)), report };
  }
  const inputs = load(paths);
  if (sameState && Object.keys(inputs).length > 1) {
    throw new UnusableInput('--same-state needs one input: the state that the app continues');
  }
  const input = mergeInputs(inputs);
  const adopted = adoptEstate(estateOf(input.changes, 'after'), input, { rule, sameState });
  const files =
    into === 'settings'
      ? settingsFile(adopted.settings, framework, rootFrom(out, framework))
      : appFiles(adopted, framework, packageVersion());
  return { files, report: adopted.report };
}

/** The way from a folder up to the app that has the library installed, as `../`; empty without such an app. */
function rootFrom(out: string, framework: FrameworkName): string {
  let way = '';
  for (let folder = resolve(out); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', FRAMEWORKS[framework].library))) return way;
    way += '../';
  }
  return '';
}
