import { join } from 'node:path';
import ts from 'typescript';
import { textOf } from '../../lib/core/problems';
import { EXTENSION_FLOOR } from '../../lib/facts/extension';
import { type NameKind, nameProblems } from '../../lib/facts/names';
import { CONTENT_EXPIRY_DAYS, REPLICATIONS, SOFT_DELETE_DAYS } from '../../lib/facts/storage';
import {
  DEFAULT_WORKSPACE_SKU,
  RESERVATION_CAPACITIES_GB,
  SOFT_DELETED_WORKSPACE_DAYS,
  TABLE_RETENTION_DAYS,
  TOTAL_RETENTION_DAYS,
  WORKSPACE_RETENTION_DAYS,
  WORKSPACE_SKUS,
} from '../../lib/facts/workspace';

/** The doc comment of every member of an interface of a file, by `Interface.member`. */
function docsOf(file: string): ReadonlyMap<string, string> {
  const path = join(__dirname, '../../lib/constructs', file);
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.Latest, true);
  const docs = new Map<string, string>();
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return;
    for (const member of node.members) {
      const [doc] = ts.getJSDocCommentsAndTags(member);
      docs.set(`${node.name.text}.${member.name?.getText(source)}`, doc?.getText(source) ?? '');
    }
  });
  return docs;
}

const { minimum, maximum } = TABLE_RETENTION_DAYS;

/** The numbers in what a name of a kind must be. */
function lengthsOf(kind: NameKind): number[] {
  const [problem] = nameProblems(['name'], kind, '');
  return problem === undefined ? [] : (textOf(problem).match(/\d+/g) ?? []).map(Number);
}

/** What the doc comments of props quote: every number and every upper-case word that stands in a table. */
const QUOTED: Readonly<Record<string, Readonly<Record<string, readonly (string | number)[]>>>> = {
  'workspace/workspace-props.ts': {
    'WorkspaceProps.name': [...lengthsOf('workspace'), SOFT_DELETED_WORKSPACE_DAYS],
    'WorkspaceProps.sku': [...WORKSPACE_SKUS, DEFAULT_WORKSPACE_SKU],
    'WorkspaceProps.reservationCapacityInGbPerDay': RESERVATION_CAPACITIES_GB,
    'WorkspaceProps.retentionInDays': Object.values(WORKSPACE_RETENTION_DAYS),
    'TableRetention.retentionInDays': [minimum, maximum],
    'TableRetention.totalRetentionInDays': [minimum, maximum, ...TOTAL_RETENTION_DAYS],
  },
  'content-storage/content-storage-props.ts': {
    'ContentStorageProps.name': lengthsOf('storageAccount'),
    'ContentStorageProps.contentRetentionDays': Object.values(CONTENT_EXPIRY_DAYS),
    'ContentStorageProps.softDeleteDays': Object.values(SOFT_DELETE_DAYS),
    'ContentStorageProps.replication': [...REPLICATIONS, REPLICATIONS[0]],
  },
  'extension-version/extension-version-pin-props.ts': {
    'ExtensionVersionPinProps.extensionVersion': [EXTENSION_FLOOR],
  },
  'extension-version/extension-version-audit-props.ts': {
    'ExtensionVersionAuditProps.floor': [EXTENSION_FLOOR],
  },
  'machines/machines-props.ts': { 'MachinesOptions.extensionVersion': [EXTENSION_FLOOR] },
};

describe.each(Object.entries(QUOTED))('doc comments of %s', (file, members) => {
  const docs = docsOf(file);

  test.each(Object.entries(members))('%s quotes the facts, all of them and nothing else', (member, facts) => {
    const doc = docs.get(member) ?? '';
    const known: readonly string[] = facts.join(' ').match(/\d+/g) ?? [];
    expect((doc.match(/\d+/g) ?? []).filter((number) => !known.includes(number))).toEqual([]);
    expect(facts.filter((fact) => !new RegExp(`\\b${fact}\\b`).test(doc))).toEqual([]);
  });
});
