import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../lib/cli';
import { FORMATS, OPTIONS, VERBS } from '../../../lib/cli/arguments';
import { FINDINGS } from '../../../lib/estate';
import { WARNING_IDS } from '../../../lib/facts/warnings';
import { INSPECTION_SCHEMA_FILE, REVIEW_SCHEMA_FILE } from '../../../scripts/schema';
import { file, linux, plan, rule } from '../../estate/support';
import { linesOfSchema } from './schema-lines';

/** The words that pipelines write and read, one line each: ids, formats of output, options and exit codes. */
export function words(): string[] {
  return [
    ...Object.values(FINDINGS).map(({ id, severity }) => `finding ${id}: ${severity}`),
    ...WARNING_IDS.map((id) => `warning ${id}`),
    ...linesOfSchema('review', JSON.parse(readFileSync(REVIEW_SCHEMA_FILE, 'utf8')), 'output'),
    ...linesOfSchema('inspection', JSON.parse(readFileSync(INSPECTION_SCHEMA_FILE, 'utf8')), 'output'),
    ...VERBS.flatMap((verb) => [`verb ${verb}`, ...FORMATS[verb].map((format) => `verb ${verb} --format ${format}`)]),
    ...Object.entries(OPTIONS).map(([name, { type }]) => `option --${name}: ${type}`),
    ...exitCodes(),
  ];
}

/** What the command ends with. */
function exitCodes(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  const ignored = { write: () => true };
  const end = (what: string, ...args: string[]) =>
    `exit code ${main(args, { stdout: ignored, stderr: ignored, env: {} })} of ${what}`;
  const change = (name: string, before: ReturnType<typeof rule>, after: ReturnType<typeof rule>) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(plan({ address: 'azurerm_monitor_data_collection_rule.ct', before, after })));
    return path;
  };
  const both = rule(linux(file('/etc/hosts'), file('/etc/motd')));
  const one = rule(linux(file('/etc/hosts')));
  try {
    const loss = change('loss.json', both, one);
    return [
      end('a review without findings', 'review', change('same.json', one, one)),
      end('a review with blocking findings', 'review', loss),
      end('a review that may not fail', 'review', loss, '--fail-on', 'none'),
      end('an input that is missing', 'review', join(folder, 'missing.json')),
      end('an unknown option', 'review', loss, '--unknown'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
